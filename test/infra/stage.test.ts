import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chosenStage } from '../../infra/stage/chosen-stage.ts';
import { StageRefusal, stageFaultIn } from '../../infra/stage/stage-faults.ts';
import { FULL, LEAST } from './synthesis.ts';

/** What a file of stages is told, in English. */
function told(document: unknown, asked?: string): string[] {
  try {
    chosenStage(document, asked);
    return [];
  } catch (error) {
    if (!(error instanceof StageRefusal)) throw error;
    return error.faults.map((fault) => stageFaultIn('en', fault));
  }
}

describe('the stage', () => {
  const document = { demo: LEAST, live: FULL };

  test('is the first of the file, unless another is asked for', () => {
    expect(chosenStage(document, undefined).name).toBe('demo');
    expect(chosenStage(document, 'live').name).toBe('live');
  });

  test('that is not there is refused by the names that are', () => {
    expect(told(document, 'prod')).toEqual(['-c stage: "prod" is not allowed; allowed is one of demo, live']);
  });

  test('needs a sender and an address for alarms; the rest is decided', () => {
    expect(chosenStage(document, 'demo')).toEqual({
      ...LEAST,
      name: 'demo',
      domain: 'example.com',
      zone: 'Asia/Shanghai',
      language: 'zh',
      sendRate: 1,
      sweepParts: 4,
      monthlyBudget: 50,
      logRetentionDays: 30,
      intakeRetentionDays: 90,
      sandboxRecipients: [],
    });
  });

  test('of the checkout is allowed', () => {
    const checkout = JSON.parse(readFileSync(new URL('../../stages.json', import.meta.url), 'utf8'));
    expect(told(checkout)).toEqual([]);
  });
});

describe('a mistake names the stage, the place, the value and what is allowed', () => {
  test.each<[string, object, string]>([
    [
      'zone',
      { zone: 'Asia/Peking' },
      'demo.zone: "Asia/Peking" is not allowed; allowed is an IANA time zone such as Asia/Shanghai',
    ],
    ['language', { language: 'fr' }, 'demo.language: "fr" is not allowed; allowed is one of zh, en'],
    [
      'parts of a sweep',
      { sweepParts: 3 },
      'demo.sweepParts: 3 is not allowed; allowed is one of 1, 2, 4, 8, 16',
    ],
    [
      'parts as text',
      { sweepParts: '4' },
      'demo.sweepParts: "4" is not allowed; allowed is one of 1, 2, 4, 8, 16',
    ],
    ['send rate', { sendRate: 0 }, 'demo.sendRate: 0 is not allowed; allowed is a number from 0.1 to 1000'],
    [
      'budget',
      { monthlyBudget: 0.5 },
      'demo.monthlyBudget: 0.5 is not allowed; allowed is a whole number from 1 to 1000000',
    ],
    [
      'alarm address',
      { alarmAddress: 'Ann <ann@example.com>' },
      'demo.alarmAddress: "Ann <ann@example.com>" is not allowed; allowed is a bare e-mail address such as ann@example.com',
    ],
    [
      'sender',
      { sender: { name: 'A\nB', address: 'service@example.com' } },
      'demo.sender.name: "A\\nB" is not allowed; allowed is one line of 1 to 120 characters',
    ],
    [
      'nothing',
      { alarmAddress: undefined },
      'demo.alarmAddress: undefined is not allowed; allowed is a bare e-mail address such as ann@example.com',
    ],
    [
      'account',
      { account: 111122223333 },
      'demo.account: 111122223333 is not allowed; allowed is the number of an AWS account, 12 digits in quotes',
    ],
    [
      'region',
      { region: 'Singapore' },
      'demo.region: "Singapore" is not allowed; allowed is a region of AWS such as ap-southeast-1',
    ],
    [
      'pages',
      { pages: { domain: 'https://x.example.com', certificateArn: FULL.pages.certificateArn } },
      'demo.pages.domain: "https://x.example.com" is not allowed; allowed is a domain such as example.com, in small letters',
    ],
    [
      'certificate',
      { pages: { domain: 'x.example.com', certificateArn: 'arn:aws:iam::1:cert' } },
      'demo.pages.certificateArn: "arn:aws:iam::1:cert" is not allowed; allowed is the ARN of a certificate of ACM, such as arn:aws:acm:ap-southeast-1:111122223333:certificate/1a2b3c4d',
    ],
    [
      'certificate elsewhere',
      { region: 'eu-west-1', pages: FULL.pages },
      `demo.pages.certificateArn: "${FULL.pages.certificateArn}" is not allowed; allowed is a certificate in eu-west-1, where the pages are`,
    ],
    [
      'hosted zone',
      { hostedZone: { id: 'example.com', name: 'example.com' } },
      'demo.hostedZone.id: "example.com" is not allowed; allowed is the id of a hosted zone, such as Z0123456789ABCDEFGHIJ',
    ],
    [
      'zone of others',
      { hostedZone: { id: 'Z1', name: 'example.org' } },
      'demo.domain: "example.com" is not allowed; allowed is example.org or a domain below it, since its records are made in that zone',
    ],
    [
      'domain of others',
      { domain: 'example.org' },
      'demo.domain: "example.org" is not allowed; allowed is the domain of service@example.com, or one above it',
    ],
    [
      'log retention',
      { logRetentionDays: 31 },
      'demo.logRetentionDays: 31 is not allowed; allowed is one of 1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 731',
    ],
    [
      'sandbox',
      { sandboxRecipients: 'ann@example.com' },
      'demo.sandboxRecipients: "ann@example.com" is not allowed; allowed is a list without repetition of at most 20 bare e-mail addresses such as ann@example.com',
    ],
  ])('%s', (_, wrong, sentence) => {
    expect(told({ demo: { ...LEAST, ...wrong } })).toEqual([sentence]);
  });

  test('an unknown key is refused by the keys that are known', () => {
    const [sentence, ...more] = told({ demo: { ...LEAST, shard: 4 } });
    expect(sentence).toMatch(
      /^demo\.shard: 4 is not allowed; allowed is one of account, region, zone, language, sender, /,
    );
    expect(more).toEqual([]);
  });

  test('every mistake of a stage is told at once, and also of a stage that is not asked for', () => {
    expect(told({ demo: LEAST, live: { ...FULL, zone: 'Mars', sweepParts: 5 } }, 'demo')).toEqual([
      'live.zone: "Mars" is not allowed; allowed is an IANA time zone such as Asia/Shanghai',
      'live.sweepParts: 5 is not allowed; allowed is one of 1, 2, 4, 8, 16',
    ]);
  });

  test.each<[unknown, string]>([
    [
      [LEAST],
      '(stages): [{"sender":{"name":"客户服务部","address":"service@example.com"},"alarmAddress":"alarms@example.com"}] is not allowed; allowed is an object',
    ],
    [
      { Demo: LEAST },
      '(stages): "Demo" is not allowed; allowed is a name of small letters, digits and hyphens that begins with a letter, of at most 20 characters',
    ],
    [{ demo: 'example.com' }, 'demo: "example.com" is not allowed; allowed is an object'],
  ])('what is no set of stages', (document, sentence) => {
    expect(told(document)).toEqual([sentence]);
  });

  test('no stage at all is refused', () => {
    expect(told({})).toHaveLength(1);
  });
});

test('every mistake is told in Chinese, too', () => {
  const wrong = {
    ...LEAST,
    account: '1',
    region: 'x',
    zone: 'x',
    domain: 'X',
    pages: { domain: 'X', certificateArn: 'x' },
    hostedZone: { id: 'x', name: 'X' },
    sandboxRecipients: ['x'],
  };
  const contradictory = { ...LEAST, domain: 'example.org', hostedZone: { id: 'Z1', name: 'example.net' } };
  for (const document of [{ demo: wrong }, { demo: contradictory }, { D: LEAST }])
    try {
      chosenStage(document, undefined);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof StageRefusal)) throw error;
      for (const fault of error.faults) {
        expect(stageFaultIn('zh', fault)).toMatch(/不可用；允许/);
        expect(stageFaultIn('en', fault)).not.toMatch(/\p{Script=Han}/u);
      }
    }
});
