// What the API's JSON holds, as its OpenAPI document describes it. An absent
// value is null; spans count code points of the document's text, half open.

export interface DocumentHead {
  id: string;
  name: string;
  title: string;
  outlet: string;
  published: string;
  url: string;
  lang: string;
}

export interface Reason { code: string; text: string }
export interface Item { designation: string | null; category: string; text: string }
export interface Quantity { min: number | null; max: number | null; unit: string; text: string }
export interface Value { amount: number; currency: string; text: string }
export interface DateRange { from: string; to: string; text: string }
export interface Evidence { text: string; start: number; end: number }
export type Review = 'none' | 'accepted' | 'corrected' | 'rejected';

/** What a claim says: what a person may correct. */
export interface Reading {
  stage: string;
  supplier: string | null;
  recipient: string | null;
  item: Item;
  quantity: Quantity | null;
  value: Value | null;
  date: DateRange | null;
  place: string | null;
  polarity: string;
  certainty: string;
  sources: string[];
}

export interface Claim extends Reading {
  /** "DOCUMENT#2" */
  ref: string;
  document: DocumentHead;
  index: number;
  supplier_name: string | null;
  recipient_name: string | null;
  evidence: Evidence[];
  rules: string[];
  /** Probability that stage, parties, item and polarity are right. */
  confidence: number;
  review: Review;
  case: string | null;
  words: string;
}

export interface StageCount {
  stage: string;
  affirmed: number;
  denied: number;
  credibility: number;
  origins_min: number;
  origins_max: number;
}

export interface CaseRow {
  id: string;
  supplier: string | null;
  recipient: string | null;
  supplier_name: string | null;
  recipient_name: string | null;
  item: string;
  category: string;
  stages: StageCount[];
  numbers: string[];
  claims: number;
  documents: number;
  origins: number;
  conflicts: number;
  best_credibility: number;
  /** Days of publication, "" when no document has one. */
  first: string;
  last: string;
}

export interface CaseClaim extends Claim { membership: Reason; origin: string | null }

export interface Origin {
  id: string;
  label: string;
  stake: string;
  reliability: string;
  claims: string[];
  members: { claim: string; code: string; text: string }[];
}

export interface Conflict { kind: string; first: string; second: string; code: string; text: string }
export interface Derivation { from: string; to: string; kind: string; code: string; text: string }

export interface Grade {
  stage: string;
  credibility: number;
  origins_min: number;
  origins_max: number;
  grounds: Reason[];
  would_change: string[];
}

export interface TimelineEntry {
  date_from: string | null;
  date_to: string | null;
  published: string;
  stage: string;
  polarity: string;
  claim: string;
  text: string;
}

export interface Decision {
  number: number;
  kind: string;
  author: string;
  time: string;
  reason: string;
  claims: string[];
  others: string[];
  cases: string[];
  source: string | null;
  letter: string | null;
  undoes: number | null;
  undone: boolean;
  reading: Partial<Reading> | null;
}

export interface CaseFull extends CaseRow {
  claim_list: CaseClaim[];
  origin_list: Origin[];
  conflict_list: Conflict[];
  derivation_list: Derivation[];
  document_list: DocumentHead[];
  grades: Grade[];
  register: Record<string, unknown>;
  timeline: TimelineEntry[];
  summary: string;
  decisions: Decision[];
}

export interface DocumentFull extends DocumentHead {
  text: string;
  first_seen: string;
  original: { sha256: string; size: number } | null;
  claims: Claim[];
  neighbours: { document: DocumentHead; kind: string; direction: 'from' | 'to'; code: string; text: string }[];
}

export interface Flow {
  supplier: string | null;
  recipient: string | null;
  supplier_name: string | null;
  recipient_name: string | null;
  category: string;
  year: string | number | null;
  cases: number;
  claims: number;
  documents: number;
  denied: number;
}

export interface Party { code: string; name: string; lat?: number | null; lon?: number | null }
export interface Flows { flows: Flow[]; parties: Party[] }

export interface FacetValue { value: string; name: string; count: number }
export type Facets = Record<string, FacetValue[]>;

export interface DocumentHit { document: DocumentHead; snippet: string; marks: [number, number][] }

export interface Alert {
  number: number;
  time: string;
  watch: string;
  kind: string;
  case: string | null;
  about: string;
  text: string;
  claim: string | null;
  says: string;
}

export interface Watch {
  name: string;
  filter: Record<string, unknown>;
  words: string;
  author: string;
  created: string;
}

export interface Account {
  running: boolean;
  files: number;
  read: number;
  known: number;
  refused: number;
  claims: number;
  refusals: { input: string; reason: string }[];
  latest: string | null;
}

export interface InputRow { path: string; state: string; reason: string | null; document: string | null }

export interface Session {
  user: string | null;
  role: 'none' | 'reader' | 'reviewer' | 'admin';
  local: boolean;
  version: string;
  store: string;
  letters: boolean;
}

export interface List<T> { items: T[]; next: string | null; total: number }

export interface Source { name: string; kind?: string; claims?: number; documents?: number; letter: string | null }
export interface User { name: string; role: string; created?: string }
export interface Token { id?: string; name: string; role?: string; created?: string; secret?: string; user?: string }
export interface AuditRow { time: string; user: string; action: string; subject: string; detail: string }
