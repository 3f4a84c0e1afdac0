import { parseArgs } from 'node:util';
import * as z from 'zod';
import { type Allowed, Refusal } from '../../../../shared/domain/faults/faults.ts';
import { LANGUAGES } from '../../../../shared/domain/names.ts';
import type { Department } from './month.ts';
import { DYNAMODB_LIMITS } from './morning.ts';

interface NumberOption {
  kind: 'whole-number' | 'number';
  min: number;
  max: number;
  default: number;
}

const MOST = 1_000_000_000;
const whole = (preset: number, min = 0, max = MOST): NumberOption => ({
  kind: 'whole-number',
  min,
  max,
  default: preset,
});
const share = (preset: number): NumberOption => ({ kind: 'number', min: 0, max: 1, default: preset });

/** Every option that takes a number, with what it allows. */
const NUMBERS = {
  customers: whole(1_000_000),
  due: share(0.01),
  mails: whole(10_000),
  feedback: whole(0),
  orders: whole(0),
  staff: whole(200, 1, 1_000_000),
  opening: share(1),
  unassigned: share(0),
  'table-writes': whole(DYNAMODB_LIMITS.tableWrites, 1000, 1_000_000),
} as const satisfies { [name: string]: NumberOption };

const PARTS = ['1', '2', '4', '8', '16'] as const;
const SEND_RATE = { kind: 'number', min: 0.1, max: 1000 } as const;
const NAMES = [...Object.keys(NUMBERS), 'send-rate', 'parts', 'stage', 'lang', 'json', 'help'];

/**
 * What holds where no option says it: of a stage, or of an account that has left the sandbox of
 * SES.
 */
export interface StageDefaults {
  sendRate: number;
  parts: number;
}
const WITHOUT_STAGE: StageDefaults = { sendRate: 14, parts: 4 };

export interface Asked {
  department: Department;
  stage: string | undefined;
  json: boolean;
  help: boolean;
}

const refuse = (name: string, value: string, allowed: Allowed): never => {
  throw new Refusal({ code: 'refused', path: name, value, allowed });
};

function numberOf(
  name: string,
  text: string | undefined,
  { kind, min, max, default: preset }: NumberOption,
): number {
  if (text === undefined) return preset;
  const number = z.coerce.number().min(min).max(max);
  const result = (kind === 'number' ? number : number.int()).safeParse(text.trim() === '' ? undefined : text);
  return result.success ? result.data : refuse(`--${name}`, text || '(empty)', { kind, min, max });
}

function oneOf<T extends string>(name: string, text: string, values: readonly T[]): T {
  return (
    values.find((value) => value === text) ??
    refuse(`--${name}`, text || '(empty)', { kind: 'one-of', values })
  );
}

/** @throws Refusal naming the option, its value and what is allowed. */
export function optionsOf(args: readonly string[], defaults = WITHOUT_STAGE): Asked {
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, options: typesOf() });
  const texts = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') refuse('cost', token.value, { kind: 'one-of', values: dashed(NAMES) });
    if (token.kind !== 'option') continue;
    if (!NAMES.includes(token.name)) refuse('cost', token.rawName, { kind: 'one-of', values: dashed(NAMES) });
    texts.set(token.name, token.value ?? '');
  }
  if (texts.has('lang')) oneOf('lang', texts.get('lang') ?? '', LANGUAGES);
  const number = (name: keyof typeof NUMBERS): number => numberOf(name, texts.get(name), NUMBERS[name]);
  return {
    department: {
      customers: number('customers'),
      due: number('due'),
      opening: number('opening'),
      unassigned: number('unassigned'),
      tableWrites: number('table-writes'),
      mails: number('mails'),
      orders: number('orders'),
      feedback: number('feedback'),
      staff: number('staff'),
      sendRate: numberOf('send-rate', texts.get('send-rate'), { ...SEND_RATE, default: defaults.sendRate }),
      parts: Number(oneOf('parts', texts.get('parts') ?? String(defaults.parts), PARTS)),
    },
    stage: texts.get('stage'),
    json: texts.has('json'),
    help: texts.has('help'),
  };
}

const dashed = (names: readonly string[]): string[] => names.map((name) => `--${name}`);
const isFlag = (name: string): boolean => name === 'json' || name === 'help';
const typesOf = () =>
  Object.fromEntries(
    NAMES.map((name) => [name, { type: isFlag(name) ? ('boolean' as const) : ('string' as const) }]),
  );
