import { describe, expect, test } from 'vitest';
import { said } from './said.ts';

const ORDER = 'customerId,orderId,orderedAt,amount';

describe('a cell that is refused says where, what and what was allowed', () => {
  test.each(['2011-07-01T24:30', '2011-02-29T08:00', 'yesterday'])(
    '%s is no time of an order',
    async (value) => {
      expect(await said('orders', ORDER, `C-1,7,${value},5`)).toEqual([
        `orderedAt: "${value}" is not allowed; allowed is a time such as 2026-11-23T08:30, with or without an offset`,
        `orderedAt："${value}" 不可用；允许时间，例如 2026-11-23T08:30，可带时区偏移`,
      ]);
    },
  );

  test.each(['1e3', '12,34.5', '1.2万', '.'])('%s is no amount', async (value) => {
    expect(await said('orders', ORDER, `C-1,7,2011-07-01,"${value}"`)).toEqual([
      `amount: "${value}" is not allowed; allowed is a decimal number such as 139.12`,
      `amount："${value}" 不可用；允许小数，例如 139.12`,
    ]);
  });

  test.each(['2011-02-29', '2011-13-01', 'soon'])('%s is no date', async (value) => {
    expect(await said('customers', 'id,acceptedOn', `C-1,${value}`)).toEqual([
      `acceptedOn: "${value}" is not allowed; allowed is a date YYYY-MM-DD`,
      `acceptedOn："${value}" 不可用；允许日期 YYYY-MM-DD`,
    ]);
  });

  test('a consent is yes or no, a language is one that letters are written in', async () => {
    expect(await said('customers', 'id,mayMail', 'C-1,maybe')).toEqual([
      'mayMail: "maybe" is not allowed; allowed is yes or no',
      'mayMail："maybe" 不可用；允许是 或 否',
    ]);
    expect(await said('customers', 'id,language', 'C-1,fr')).toEqual([
      'language: "fr" is not allowed; allowed is one of zh, en, 中文, zh-CN, 英文, 英语, en-GB, en-US',
      'language："fr" 不可用；允许以下之一：zh、en、中文、zh-CN、英文、英语、en-GB、en-US',
    ]);
  });

  test('a role is one of the department’s, a capacity is a whole number of customers', async () => {
    const [english, chinese] = await said('staff', 'id,name,role', 'S-1,Li,boss');
    expect(english).toMatch(
      /^role: "boss" is not allowed; allowed is one of specialist, supervisor, .*general-manager, 客服专员, .*总经理$/,
    );
    expect(chinese).toMatch(
      /^role："boss" 不可用；允许以下之一：specialist、supervisor、.*general-manager、客服专员、.*总经理$/,
    );
    for (const number of ['1.5', '0x10', '1e3', '0b1', '-1', '+5', '5.0', 'Infinity', '10001'])
      expect(await said('staff', 'id,name,role,capacity', `S-1,Li,specialist,${number}`)).toEqual([
        `capacity: "${number}" is not allowed; allowed is a whole number from 0 to 10000`,
        `capacity："${number}" 不可用；允许0 至 10000 的整数`,
      ]);
  });

  test.each([
    ['customers', 'id,name', ',Ann', 'id'],
    ['staff', 'id,name,role', 'S-1,,specialist', 'name'],
    ['orders', ORDER, 'C-1,7,,5', 'orderedAt'],
    ['orders', ORDER, 'C-1,7,2011-07-01,', 'amount'],
  ] as const)(
    'an empty cell of %s, %s, is refused where something must stand',
    async (kind, header, row, path) => {
      expect(await said(kind, header, row)).toEqual([
        `${path}: the cell is empty, and it must not be`,
        `${path}：此格为空，必须填写`,
      ]);
    },
  );

  test.each([
    ['customers', 'id,name,email,acceptedOn,mayMail,language', 'C-1,Ann,ann@example.com,2012-02-29,是,en'],
    ['orders', ORDER, 'C-1,7,2011-07-01T23:59,"-1,234.50"'],
    ['staff', 'id,name,role,capacity', 'S-1,Li,客服专员,0'],
  ] as const)('a control: a row of %s in which all is fine says nothing', async (kind, header, row) => {
    expect(await said(kind, header, row)).toEqual([]);
  });
});
