// Requests to the API of the server that sent this page.
import { signal } from '@preact/signals';

export const base = '/api/v1';

/** Set when an answer was 401: the shell then shows the sign-in view. */
export const signedOut = signal(false);

/** A refusal of the server, or no answer at all (status 0). */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

async function failure(answer: Response): Promise<ApiFailure> {
  if (answer.status === 401) signedOut.value = true;
  try {
    const { error } = (await answer.json()) as { error: { code: string; message: string; field?: string } };
    return new ApiFailure(answer.status, error.code, error.message, error.field ?? null);
  } catch {
    return new ApiFailure(answer.status, 'unreadable', `the server answered ${answer.status} without saying why`);
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(base + path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiFailure(0, 'unreachable', 'the server does not answer: see whether "waybill serve" still runs');
  }
  if (!answer.ok) throw await failure(answer);
  return answer;
}

async function body<T>(answer: Response): Promise<T> {
  return (answer.status === 204 ? null : await answer.json()) as T;
}

/** Throws ApiFailure; an AbortError when `abort` fires. */
export async function get<T>(path: string, abort?: AbortSignal): Promise<T> {
  return body<T>(await send(path, { signal: abort ?? null, headers: { Accept: 'application/json' } }));
}

/** The header no form of another site can send: with it the server takes a write. */
const ours = { 'X-Waybill-Request': '1' };

/** Throws ApiFailure. */
export async function post<T>(path: string, data: unknown): Promise<T> {
  const headers = { ...ours, 'Content-Type': 'application/json' };
  return body<T>(await send(path, { method: 'POST', headers, body: JSON.stringify(data) }));
}

/** Throws ApiFailure. */
export async function remove(path: string): Promise<void> {
  const headers = { ...ours, 'Content-Type': 'application/json' };
  await send(path, { method: 'DELETE', headers });
}

/** Sends a file's bytes as they are. Throws ApiFailure. */
export async function upload(name: string, bytes: Blob): Promise<void> {
  const headers = { ...ours, 'Content-Type': 'application/octet-stream' };
  await send(`/ingest?name=${encodeURIComponent(name)}`, { method: 'POST', headers, body: bytes });
}

/** `{a: '1', b: ['x', 'y'], c: ''}` as "?a=1&b=x&b=y"; "" when nothing is set. */
export function query(values: Record<string, string | string[] | undefined>): string {
  const out = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one) out.append(key, one);
  }
  const text = out.toString();
  return text && `?${text}`;
}
