// Decisions on claims and cases: each is kept for good and can be undone.
import { post } from './client';
import { ledgerChanged } from './events';
import { tell, tellFailure } from '../parts/notice';
import type { Reading } from './types';

export type NewDecision =
  | { kind: 'accept'; claims: string[]; reason: string }
  | { kind: 'reject'; claims: string[]; reason: string }
  | { kind: 'correct'; claims: string[]; reading: Partial<Reading>; reason: string }
  | { kind: 'merge'; cases: string[]; reason: string }
  | { kind: 'split'; case: string; claims: string[]; reason: string }
  | { kind: 'rate'; source: string; letter: string; reason: string }
  | { kind: 'undo'; number: number; reason: string };

const done: Record<NewDecision['kind'], string> = {
  accept: 'Accepted', reject: 'Rejected', correct: 'Corrected', merge: 'Merged', split: 'Split', rate: 'Rated', undo: 'Undone',
};

/** Makes a decision and says so, with a way back. Gives its number. Throws ApiFailure. */
export async function decide(decision: NewDecision, undone?: () => void): Promise<number> {
  const { number } = await post<{ number: number }>('/decisions', decision);
  ledgerChanged();
  if (decision.kind === 'undo') {
    tell(`Decision ${decision.number} undone.`);
  } else {
    tell(`${done[decision.kind]}: decision ${number}.`, {
      label: 'Undo',
      run: () => { undo(number).then(undone, tellFailure); },
    });
  }
  return number;
}

/** Takes a decision back by a further one. Throws ApiFailure. */
export async function undo(number: number): Promise<void> {
  await decide({ kind: 'undo', number, reason: '' });
}
