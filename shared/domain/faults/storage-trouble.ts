/** Why a file or folder could not be read or written. */
const STORAGE_TROUBLES = [
  'full',
  'read-only',
  'no-permission',
  'not-a-folder',
  'is-a-folder',
  'no-file-at-all',
  'not-there',
  'name-too-long',
  'goes-in-circles',
  'too-many-open',
  'too-big',
  'broken',
] as const;
export type StorageTrouble = (typeof STORAGE_TROUBLES)[number];

/** As operating systems call them. */
const BY_CODE: { readonly [code: string]: StorageTrouble } = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOTDIR: 'not-a-folder',
  EEXIST: 'not-a-folder',
  EISDIR: 'is-a-folder',
  ENXIO: 'no-file-at-all',
  ENODEV: 'no-file-at-all',
  ENOENT: 'not-there',
  ENAMETOOLONG: 'name-too-long',
  ELOOP: 'goes-in-circles',
  EMFILE: 'too-many-open',
  ENFILE: 'too-many-open',
  EFBIG: 'too-big',
  EIO: 'broken',
};

export const storageTroubleOf = (code: string): StorageTrouble | undefined => BY_CODE[code];
