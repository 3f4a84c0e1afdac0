import { describe, expect, test } from 'vitest';
import { categoryOf, urgencyOf } from '../../../shared/domain/feedback/classify.ts';
import type { Category } from '../../../shared/domain/names.ts';
import { defaultPolicy } from '../../../shared/domain/policy/policy.ts';

const byDefault = defaultPolicy().response.classify;

describe('what customers say is sorted by the signs of the handbook', () => {
  test.each<[text: string, category: Category, sign: string]>([
    ['你们这批货质量太差了，表面全是划痕', 'product', '质量'],
    ['收到的水泵漏水，没法用', 'product', '漏水'],
    ['机器用了三天就坏了', 'product', '坏了'],
    ['包装箱破损，里面的杯子碎了两个', 'product', '破损'],
    ['颜色和样品不一样，有色差', 'product', '色差'],
    ['客服态度很差，说话不耐烦', 'service', '态度'],
    ['打了三次电话都没人接', 'service', '没人接'],
    ['留言两天了也没有回复我', 'service', '没有回复'],
    ['订单已经一周了还没发货', 'operation', '发货'],
    ['发票抬头开错了，需要重开', 'operation', '发票'],
    ['货发错了，我要的是红色的', 'operation', '发错'],
    ['我要退货退款', 'operation', '退款'],
    ['对账单和实际金额不符', 'operation', '对账'],
    ['物流太慢了，已经延误三天', 'operation', '物流'],
    ['建议你们出一个小包装', 'suggestion', '建议'],
    ['希望网站能增加订单查询', 'suggestion', '希望'],
    ['请问这款最低起订量是多少？', 'consultation', '请问'],
    ['请问这个杯子的质量怎么样', 'consultation', '请问'],
    ['Two cups arrived broken', 'product', 'broken'],
    ['The parcel was damaged', 'product', 'damaged'],
    ['Poor quality, the paint peels', 'product', 'quality'],
    ['The invoice shows the wrong amount', 'operation', 'invoice'],
    ['My order has still not arrived', 'operation', 'not arrived'],
    ["I haven't received my order", 'operation', "haven't received"],
    ["The goods haven't arrived yet", 'operation', "haven't arrived"],
    ["The pump doesn't work", 'product', "doesn't work"],
    ["It isn't working since yesterday", 'product', "isn't working"],
    ['Your driver was RUDE', 'service', 'RUDE'],
    ['There was no reply to my letter', 'service', 'no reply'],
    ['It would be nice to have smaller packs', 'suggestion', 'would be nice'],
    ['I suggest a QR code on the box', 'suggestion', 'suggest'],
    ['How do I clean the filter', 'consultation', 'How do'],
    ['Can you send me a price list', 'consultation', 'price'],
  ])('%s: %s, because of %s', (text, value, sign) => {
    expect(categoryOf(text, byDefault)).toEqual({ value, sign });
    expect(urgencyOf(text, byDefault)).toEqual({ value: 'normal', sign: null });
  });

  test.each([
    ['我们准备终止合同', '终止合同'],
    ['产品伤人，请立即联系', '立即'],
    ['再不解决我就找媒体曝光', '曝光'],
    ['今天下班前必须修好', '今天下班前必须'],
    ['Our production line is down, please help ASAP', 'ASAP'],
    ['The charger caught fire', 'caught fire'],
    ['I will speak to my lawyer', 'lawyer'],
    ['We will cancel the contract', 'cancel the contract'],
  ])('%s: urgent, because of %s', (text, sign) => {
    expect(urgencyOf(text, byDefault)).toEqual({ value: 'urgent', sign });
  });

  test.each([
    '',
    '你好',
    '老客户了',
    'Hello there',
    '???',
    '不急，有空联系我就行',
    'This is not urgent at all',
  ])('%j says nothing: a consultation that can wait', (text) => {
    expect(categoryOf(text, byDefault)).toEqual({ value: 'consultation', sign: null });
    expect(urgencyOf(text, byDefault)).toEqual({ value: 'normal', sign: null });
  });
});
