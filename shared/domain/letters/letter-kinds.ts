import type { LetterContent } from './letter.ts';

/** What is true of a kind of letter, wherever it is (docs/design.md, "Letters"). */
interface KindOfLetter {
  /** Who reads it. */
  to: 'staff' | 'customer';
  /**
   * In which lane of the post it waits. What the response clock says goes before a morning's
   * letters.
   */
  lane: 'clock' | 'others';
  /**
   * When nobody knows whether it went out: it is sent again, since twice is better than never, or
   * it stays as it is, since never is better than twice.
   */
  inDoubt: 'again' | 'never';
}

/** Every kind, so that one that is left out does not compile. */
const LETTER_KINDS: { readonly [kind in LetterContent['kind']]: KindOfLetter } = {
  digest: { to: 'staff', lane: 'others', inDoubt: 'again' },
  revisit: { to: 'customer', lane: 'others', inDoubt: 'never' },
  feedback: { to: 'staff', lane: 'clock', inDoubt: 'again' },
  answer: { to: 'customer', lane: 'others', inDoubt: 'never' },
  unreachable: { to: 'staff', lane: 'clock', inDoubt: 'again' },
};

export const isToStaff = ({ kind }: LetterContent): boolean => LETTER_KINDS[kind].to === 'staff';

export const laneOf = ({ kind }: LetterContent): KindOfLetter['lane'] => LETTER_KINDS[kind].lane;

/** Whether it may arrive twice rather than never. */
export const mayComeTwice = ({ kind }: LetterContent): boolean => LETTER_KINDS[kind].inDoubt === 'again';
