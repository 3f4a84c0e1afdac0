import { refusedFields, shownValue } from '../../shared/domain/policy/refused-fields.ts';
import { type Stage, stageSchema } from './stage.ts';
import { StageRefusal, type StageRefused } from './stage-faults.ts';
import { allowedInStage, isStageName } from './stage-fields.ts';

const isWithin = (domain: string, zone: string): boolean => domain === zone || domain.endsWith(`.${zone}`);

/**
 * Everything that the schema refuses about one stage, each with the path from the top of the file.
 */
function schemaFaults(name: string, document: unknown): StageRefused[] {
  const result = stageSchema.safeParse(document);
  if (result.success) return [];
  return refusedFields(result.error, document, allowedInStage).map(({ path, ...field }) => ({
    path: [name, ...path.map(String)].join('.'),
    ...field,
  }));
}

/** Fields that are each fine and do not fit together. */
function contradictions({ name, region, domain, sender, pages, hostedZone }: Stage): StageRefused[] {
  const outside = (path: string, given: string | undefined): StageRefused[] =>
    hostedZone && given && !isWithin(given, hostedZone.name)
      ? [
          {
            path: `${name}.${path}`,
            value: shownValue(given),
            allowed: { kind: 'domain-in', zone: hostedZone.name },
          },
        ]
      : [];
  const [, ownDomain = ''] = sender.address.split('@');
  const { address } = sender;
  return [
    ...(isWithin(ownDomain.toLowerCase(), domain)
      ? []
      : [
          {
            path: `${name}.domain`,
            value: shownValue(domain),
            allowed: { kind: 'domain-of', address },
          } as const,
        ]),
    ...(pages && region && !pages.certificateArn.includes(`:${region}:`)
      ? [
          {
            path: `${name}.pages.certificateArn`,
            value: shownValue(pages.certificateArn),
            allowed: { kind: 'certificate-in', region },
          } as const,
        ]
      : []),
    ...outside('domain', domain),
    ...outside('pages.domain', pages?.domain),
  ];
}

function parseStage(name: string, document: unknown): Stage {
  const faults = schemaFaults(name, document);
  if (faults.length > 0) throw new StageRefusal(faults);
  const given = stageSchema.parse(document);
  const [, ownDomain = ''] = given.sender.address.split('@');
  const stage = { ...given, name, domain: given.domain ?? ownDomain.toLowerCase() };
  const contradicting = contradictions(stage);
  if (contradicting.length > 0) throw new StageRefusal(contradicting);
  return stage;
}

/**
 * The stage to deploy: the one that is asked for, else the first of the file. All stages are
 * checked, so that a mistake shows on the day it is made.
 *
 * @throws StageRefusal with everything that is wrong.
 */
export function chosenStage(document: unknown, asked: unknown): Stage {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new StageRefusal([{ path: '(stages)', value: shownValue(document), allowed: { kind: 'object' } }]);
  const entries = Object.entries(document);
  const misnamed = entries.filter(([name]) => !isStageName(name));
  if (misnamed.length > 0)
    throw new StageRefusal(
      misnamed.map(([name]) => ({
        path: '(stages)',
        value: shownValue(name),
        allowed: { kind: 'stage-name' },
      })),
    );
  const stages = entries.map(([name, given]) => parseStage(name, given));
  const chosen = asked === undefined ? stages[0] : stages.find(({ name }) => name === asked);
  if (!chosen) {
    const values = stages.map(({ name }) => name);
    throw new StageRefusal([
      { path: '-c stage', value: shownValue(asked), allowed: { kind: 'one-of', values } },
    ]);
  }
  return chosen;
}
