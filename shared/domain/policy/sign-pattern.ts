import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { Unsupported } from '../faults/policy-faults.ts';

/** A pattern that is looked for in time that grows with the text's length and never faster. */
export interface SignPattern {
  /**
   * The first place in `text` that it finds, as it is written there; undefined when there is none.
   */
  find(text: string): string | undefined;
  /** Steps for each character of a text, at most. */
  size: number;
}

/**
 * What `\s` is in JavaScript beside the engine's own: the full-width space of Chinese texts, among
 * others.
 */
const MORE_SPACES = '\\x0B\\p{Z}\\x{FEFF}';

/**
 * The differences between JavaScript and the engine that the latter does not translate itself:
 * `\s`, `\p{Script=Han}`, and groups that are remembered, which nothing asks for and which a
 * lookbehind must not have.
 */
function translated(source: string): string {
  let isInClass = false;
  return RE2JS.translateRegExp(source).replace(
    /\\[pP]\{(?:Script|sc)=|\\[\s\S]|[[\]]|\((?:\?P?<[^=!>][^>]*>|(?!\?))/g,
    (found) => {
      if (/^\\[pP]\{/.test(found)) return `${found.slice(0, 2)}{`;
      if (found.startsWith('(')) return isInClass ? found : '(?:';
      if (found === '[') isInClass = true;
      else if (found === ']') isInClass = false;
      else if (found === '\\s') return isInClass ? `\\s${MORE_SPACES}` : `[\\s${MORE_SPACES}]`;
      else if (found === '\\S' && !isInClass) return `[^\\s${MORE_SPACES}]`;
      return found;
    },
  );
}

function unsupportedIn({ error, input }: RE2JSSyntaxException, source: string): Unsupported {
  const part = input ?? source;
  if (/^\(\?[=!]/.test(part)) return { what: 'lookahead', part };
  if (/^\\[1-9k]/.test(part)) return { what: 'backreference', part };
  return { what: error === 'invalid repeat count' ? 'repetition' : 'other', part };
}

/** The engine's translation would make a plain letter of it. */
const namesGroup = (source: string): boolean =>
  [...source.matchAll(/\\[\s\S]/g)].some(([pair]) => pair === '\\k');

function compiled(source: string): SignPattern | Unsupported {
  if (namesGroup(source)) return { what: 'backreference', part: '\\k' };
  try {
    const engine = RE2JS.compile(translated(source), RE2JS.CASE_INSENSITIVE | RE2JS.LOOKBEHINDS);
    return {
      find(text) {
        const matcher = engine.matcher(text);
        return matcher.find() ? (matcher.group() ?? undefined) : undefined;
      },
      size: engine.programSize(),
    };
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return unsupportedIn(error, source);
    throw error;
  }
}

const REMEMBERED = 3000;
const known = new Map<string, SignPattern | Unsupported>();

/**
 * A pattern of a policy, upper and lower case being the same. It is compiled once, however many
 * texts are read: what comes of it follows from `source` alone.
 */
export function signPattern(source: string): SignPattern | Unsupported {
  const found = known.get(source) ?? compiled(source);
  if (known.size >= REMEMBERED) known.clear();
  known.set(source, found);
  return found;
}
