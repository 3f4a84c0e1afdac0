import { writeFileSync } from 'node:fs';
import { PACKED_PATH, packedFile } from './packed.ts';

/** `npm run holidays`, after the package has been brought up to date. */
writeFileSync(PACKED_PATH, packedFile());
