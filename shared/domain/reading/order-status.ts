/**
 * Words for orders that stand, as shops and merchandise systems write them: what was ordered
 * counts, paid and delivered or not.
 */
export const STANDING = [
  ...['valid', 'active', 'new', 'open', 'placed', 'confirmed', 'approved', 'accepted', 'pending', 'unpaid'],
  ...[
    'awaiting payment',
    'payment pending',
    'authorized',
    'partially paid',
    'paid',
    'processing',
    'in progress',
  ],
  ...[
    'on hold',
    'unfulfilled',
    'partially fulfilled',
    'fulfilled',
    'partially shipped',
    'shipped',
    'dispatched',
  ],
  ...['in transit', 'delivered', 'invoiced', 'complete', 'completed', 'done', 'partially refunded'],
  ...['有效', '正常', '新建', '已下单', '已提交', '待确认', '已确认', '待审核', '已审核', '待付款', '未付款'],
  ...[
    '等待买家付款',
    '部分付款',
    '已付款',
    '已支付',
    '买家已付款',
    '处理中',
    '备货中',
    '待发货',
    '等待卖家发货',
  ],
  ...[
    '部分发货',
    '已发货',
    '卖家已发货',
    '待收货',
    '已签收',
    '已收货',
    '已送达',
    '已开票',
    '已完成',
    '完成',
    '交易成功',
  ],
  ...['部分退款'],
] as const;

/**
 * Words for orders that were never made, or are none any more. Not "closed": one system closes what
 * is done, another what came to nothing.
 */
export const FALLEN = [
  ...[
    'invalid',
    'draft',
    'checkout draft',
    'quote',
    'cancelled',
    'canceled',
    'voided',
    'void',
    'refunded',
    'returned',
  ],
  ...['rejected', 'declined', 'failed', 'expired', 'deleted', 'abandoned', 'restocked'],
  ...[
    '无效',
    '草稿',
    '报价',
    '取消',
    '已取消',
    '已撤销',
    '作废',
    '已作废',
    '退款',
    '已退款',
    '全额退款',
    '退货',
  ],
  ...['已退货', '交易关闭', '交易失败', '付款失败', '已拒绝', '已驳回', '已过期', '已失效', '已删除'],
] as const;

/** Case, spaces, `_`, `-` and a shop system's own prefix (`wc-on-hold`) say nothing. */
const plain = (word: string): string =>
  word
    .toLowerCase()
    .replace(/^wc-/, '')
    .replace(/[\s_-]/g, '');

const counts = new Map<string, boolean>([
  ...STANDING.map((word) => [plain(word), true] as const),
  ...FALLEN.map((word) => [plain(word), false] as const),
]);

/** Whether an order of this status counts; undefined for a word that is not understood. */
export const statusCounts = (word: string): boolean | undefined => counts.get(plain(word));
