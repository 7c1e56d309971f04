// What the program's names are called on the page.

export const stages = [
  'request', 'offer', 'examine', 'negotiate', 'approve', 'agree', 'produce', 'deliver', 'train', 'use', 'display',
  'intercept', 'halt',
] as const;

export const categories = [
  'aircraft', 'helicopter', 'uav', 'loitering-munition', 'ballistic-missile', 'cruise-missile', 'missile',
  'air-defence', 'artillery', 'armoured-vehicle', 'vehicle', 'ship', 'submarine', 'sensor', 'engine', 'satellite',
  'small-arms', 'ammunition', 'component', 'support', 'weapons', 'other',
] as const;

export const polarities = ['affirmed', 'denied'] as const;
export const certainties = ['certain', 'probable', 'possible', 'planned'] as const;

const stageNames: Record<string, string> = {
  request: 'Requested', offer: 'Offered', examine: 'Examined', negotiate: 'Negotiated', approve: 'Approved',
  agree: 'Agreed', produce: 'Produced', deliver: 'Delivered', train: 'Trained', use: 'Used', display: 'Displayed',
  intercept: 'Intercepted', halt: 'Halted',
};

const special: Record<string, string> = {
  uav: 'Unmanned aircraft', 'air-defence': 'Air defence', 'small-arms': 'Small arms', 'third-party': 'third party',
};

const credibilities = [
  '', 'confirmed', 'probably true', 'possibly true', 'doubtful', 'improbable', 'cannot be judged',
];

/** "deliver" → "Delivered". */
export function stageName(stage: string): string {
  return stageNames[stage] ?? stage;
}

/** "loitering-munition" → "Loitering munition". */
export function label(name: string): string {
  if (special[name]) return special[name];
  const words = name.replace(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** 2 → "probably true". */
export function credibilityName(digit: number | string): string {
  return credibilities[Number(digit)] ?? '';
}

/** A party that the claims leave open is said to be so. */
export function party(name: string | null, code: string | null): string {
  return name || code || 'not named';
}

/** An ISO time as "2022-10-17 14:05". */
export function moment(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}

/** 1 → "1 claim", 2 → "2 claims". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** A share of 1 as whole per cent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Bytes, as people read them. */
export function bytes(n: number): string {
  if (n < 1024) return `${n} B`;
  if (n < 1024 * 1024) return `${(n / 1024).toFixed(0)} KB`;
  return `${(n / 1024 / 1024).toFixed(1)} MB`;
}
