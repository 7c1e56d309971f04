# Completion of waybill for bash. Made by 'waybill help --bash-completion'.
_waybill() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= words= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            --store|--data) ((i++)) ;;
            -*) ;;
            *) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    local commands="init ingest claims cases case timeline search brief review watch status verify help text analyse extract link explain eval train models check-data"
    case $command in
        '') words="$commands --store --data --help --version" ;;
        init)
            words="--store --data --help"
            ;;
        ingest)
            words="--threads --resume --retry --again --quick --quiet --store --data --help"
            [[ $previous == --retry ]] && words="failed"
            ;;
        claims)
            words="--supplier --recipient --item --stage --category --since --until --outlet --review --min-confidence --format --store --data --help"
            [[ $previous == --stage ]] && words="request offer examine negotiate approve agree produce deliver train use display intercept halt"
            [[ $previous == --category ]] && words="aircraft helicopter uav loitering-munition ballistic-missile cruise-missile missile air-defence artillery armoured-vehicle vehicle ship submarine sensor engine satellite small-arms ammunition component support weapons other"
            [[ $previous == --review ]] && words="none accepted corrected rejected"
            [[ $previous == --format ]] && words="table jsonl csv"
            ;;
        cases)
            words="--supplier --recipient --item --stage --category --since --until --outlet --review --min-confidence --register --format --store --data --help"
            [[ $previous == --stage ]] && words="request offer examine negotiate approve agree produce deliver train use display intercept halt"
            [[ $previous == --category ]] && words="aircraft helicopter uav loitering-munition ballistic-missile cruise-missile missile air-defence artillery armoured-vehicle vehicle ship submarine sensor engine satellite small-arms ammunition component support weapons other"
            [[ $previous == --review ]] && words="none accepted corrected rejected"
            [[ $previous == --format ]] && words="table jsonl csv"
            ;;
        case)
            words="--format --store --data --help"
            [[ $previous == --format ]] && words="text jsonl"
            ;;
        timeline)
            words="--format --store --data --help"
            [[ $previous == --format ]] && words="table jsonl csv"
            ;;
        search)
            words="--limit --format --store --data --help"
            [[ $previous == --format ]] && words="table jsonl csv"
            ;;
        brief)
            words="--since --published --format --store --data --help"
            [[ $previous == --format ]] && words="markdown html"
            ;;
        review)
            words="accept reject correct merge split rate letters sources undo log export --author --reason --stage --supplier --recipient --designation --category --item --quantity --unit --value --date --place --polarity --certainty --source --to --partial --format --store --data --help"
            [[ $previous == --stage ]] && words="request offer examine negotiate approve agree produce deliver train use display intercept halt"
            [[ $previous == --category ]] && words="aircraft helicopter uav loitering-munition ballistic-missile cruise-missile missile air-defence artillery armoured-vehicle vehicle ship submarine sensor engine satellite small-arms ammunition component support weapons other"
            [[ $previous == --polarity ]] && words="affirmed denied"
            [[ $previous == --certainty ]] && words="certain probable possible planned"
            [[ $previous == --format ]] && words="table jsonl csv"
            ;;
        watch)
            words="add list remove check alerts --supplier --recipient --item --stage --category --since --until --outlet --review --min-confidence --author --from-start --format --store --data --help"
            [[ $previous == --stage ]] && words="request offer examine negotiate approve agree produce deliver train use display intercept halt"
            [[ $previous == --category ]] && words="aircraft helicopter uav loitering-munition ballistic-missile cruise-missile missile air-defence artillery armoured-vehicle vehicle ship submarine sensor engine satellite small-arms ammunition component support weapons other"
            [[ $previous == --review ]] && words="none accepted corrected rejected"
            [[ $previous == --format ]] && words="table jsonl csv"
            ;;
        status)
            words="--refused --log --store --data --help"
            ;;
        verify)
            words="--store --data --help"
            ;;
        help)
            words="--write-manuals --bash-completion --zsh-completion --store --data --help"
            ;;
        text)
            words="--threads --store --data --help"
            ;;
        analyse)
            words="--threads --store --data --help"
            ;;
        extract)
            words="--threads --quick --store --data --help"
            ;;
        link)
            words="--documents --claims --store --data --help"
            ;;
        explain)
            words="--threads --quick --format --store --data --help"
            [[ $previous == --format ]] && words="text jsonl"
            ;;
        eval)
            words="--extracted --documents --cases --threads --json --show --store --data --help"
            ;;
        train)
            words="--folder --out --models-version --seed --network-epochs --name-epochs --score --store --data --help"
            ;;
        models)
            words="--scores --store --data --help"
            ;;
        check-data)
            words="--store --data --help"
            ;;
    esac
    [[ $command == help && $word != -* ]] && words=$commands
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    if [[ ${#COMPREPLY[@]} -eq 0 && $word != -* ]]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -F _waybill waybill
