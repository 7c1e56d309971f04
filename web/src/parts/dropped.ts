// Files of a drop, with those inside of folders.

export interface NamedFile { name: string; file: File }

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A folder is read in batches until an empty one comes. */
async function childrenOf(entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = entry.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}

async function walk(entry: FileSystemEntry, into: NamedFile[]): Promise<void> {
  if (entry.isFile) {
    into.push({ name: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry as FileSystemFileEntry) });
  } else if (entry.isDirectory) {
    for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) await walk(child, into);
  }
}

/** By name, so that the same drop is sent in the same order. */
export async function filesOf(drop: DataTransfer): Promise<NamedFile[]> {
  // Entries must be taken before the first wait: the drop forgets them afterwards.
  const entries = [...drop.items].map((item) => item.webkitGetAsEntry?.()).filter((e): e is FileSystemEntry => Boolean(e));
  const loose = [...drop.files];
  const files: NamedFile[] = [];
  for (const entry of entries) await walk(entry, files);
  if (entries.length === 0) files.push(...loose.map((file) => ({ name: file.name, file })));
  return files.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
