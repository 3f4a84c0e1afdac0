import { describe, expect, test } from 'vitest';
import { said } from './said.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('what could reach into a letter’s header or a key of the table', () => {
  test.each([
    ['that reaches into the header', 'ann@example.com\r\nBcc: all@example.com'],
    ['that ends in a line break', 'ann@example.com\n'],
    ['with a quoted display name', '"Ann ""the boss"" Lee" <ann@example.com>'],
    ['with a plain display name', 'Ann Lee <ann@example.com>'],
    ['of two people', 'ann@example.com, bo@example.com'],
    ['without a place', 'ann'],
    ['longer than mail allows', `ann@${'example.'.repeat(32)}com`],
  ])('an address %s is refused', async (_, address) => {
    expect(await said('customers', 'id,email', `C-1,${quoted(address)}`)).toEqual([
      `email: ${JSON.stringify(address)} is not allowed; allowed is a bare e-mail address such as ann@example.com`,
      `email：${JSON.stringify(address)} 不可用；允许单纯的邮箱地址，例如 ann@example.com`,
    ]);
  });

  test('a control: a bare address is taken, for customers and for staff', async () => {
    expect(await said('customers', 'id,email', 'C-1,ann.lee+tea@mail.example.com')).toEqual([]);
    expect(await said('staff', 'id,name,role,email', 'S-1,Li,specialist,li@example.com')).toEqual([]);
  });

  test.each([
    ['customers', 'id', (id: string) => quoted(id), 'id'],
    ['staff', 'id,name,role', (id: string) => `${quoted(id)},Li,specialist`, 'id'],
    [
      'orders',
      'customerId,orderId,orderedAt,amount',
      (id: string) => `C-1,${quoted(id)},2011-07-01,5`,
      'orderId',
    ],
  ] as const)('an id of %s is one line of at most 40 characters', async (kind, header, row, path) => {
    for (const id of ['7\n8', '7\r\n8', '7\u2028', '7\t8', '7'.repeat(41)])
      expect(await said(kind, header, row(id))).toEqual([
        `${path}: ${JSON.stringify(id)} is not allowed; allowed is one line of 1 to 40 characters`,
        `${path}：${JSON.stringify(id)} 不可用；允许一行，1 至 40 个字符`,
      ]);
    expect(await said(kind, header, row('7'.repeat(40)))).toEqual([]);
    expect(await said(kind, header, row('客户:7#8'))).toEqual([]);
  });

  test.each([
    ['customers', 'id', (id: string) => id],
    ['staff', 'id,name,role', (id: string) => `${id},Li,specialist`],
  ] as const)('nobody among %s goes by a word of the system', async (kind, header, row) => {
    const own = [
      '(nobody)',
      '(decided)',
      '（nobody）',
      '()',
      'constructor',
      '__proto__',
      'toString',
      'prototype',
    ];
    for (const id of own)
      expect(await said(kind, header, row(id)), id).toEqual([
        `id: "${id}" is not allowed; allowed is an id that is neither in brackets nor a word of the system itself, such as constructor`,
        `id："${id}" 不可用；允许既不在括号内、也不是系统自身用词（如 constructor）的编号`,
      ]);
    for (const id of ['nobody', 'C(1)', '(1)2', 'Constructor'])
      expect(await said(kind, header, row(id)), id).toEqual([]);
  });
});
