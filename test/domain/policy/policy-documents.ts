import type { Fault } from '../../../shared/domain/faults/faults.ts';
import { LANGUAGES } from '../../../shared/domain/names.ts';
import { defaultPolicy } from '../../../shared/domain/policy/policy.ts';
import { sentencesIn } from '../../../shared/domain/sentences/sentences-in.ts';

const isSection = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The paths of all fields and of all sections of the default policy. */
function walk(value: Record<string, unknown>, path: string[] = []): { fields: string[]; sections: string[] } {
  const found = { fields: [] as string[], sections: [path.join('.')] };
  for (const [key, inner] of Object.entries(value)) {
    const below = isSection(inner) ? walk(inner, [...path, key]) : undefined;
    if (below) found.sections.push(...below.sections);
    found.fields.push(...(below ? below.fields : [[...path, key].join('.')]));
  }
  return found;
}

export const { fields, sections } = walk(defaultPolicy());

/** The default policy with one field set to something else. */
export function policyWith(path: string, value: unknown): unknown {
  const [last = '', ...before] = path.split('.').reverse();
  const document: Record<string, unknown> = structuredClone(defaultPolicy());
  const section = before.reverse().reduce((inner, key) => inner[key] as Record<string, unknown>, document);
  section[last] = value;
  return document;
}

/** A refusal in every language. */
export const spoken = (fault: Fault): string[] =>
  LANGUAGES.map((language) => sentencesIn(language).fault(fault));
