/** The words by which people and their programs call a column, the likeliest first. */
export interface Heading {
  en: readonly string[];
  zh: readonly string[];
  /**
   * Where several stand in a file, the first that is not empty counts, and it is said; else one too
   * many is a fault.
   */
  several?: true;
}

const heading = (en: string, zh: string, several?: true): Heading => {
  const words = (text: string) => (text === '' ? [] : text.split(', '));
  return { en: words(en), zh: words(zh), ...(several && { several }) };
};

const CUSTOMER = heading(
  'customer id, customer number, customer no, customer code, cust id, client id, client number, client code, account id, account number, account code, contact id, member id, buyer id',
  '客户编号, 客户号, 客户ID, 客户编码, 客户代码, 客户代号, 会员编号, 会员ID, 会员号, 会员卡号, 用户ID, 买家ID',
);

const FIRST_NAME = heading('given name, forename, billing first name, contact first name', '名');
const LAST_NAME = heading('family name, surname, billing last name, contact last name', '姓, 姓氏');

const EMAIL = heading(
  'email address, e-mail, e-mail address, mail, mail address, primary email, work email, contact email, email 1, e-mail 1 value, email 1 value, billing email, customer email, email id',
  '邮箱, 电子邮箱, 电子邮件, 邮件, 邮箱地址, 邮件地址, 电子邮件地址, 联系邮箱, 联系人邮箱, 客户邮箱, 工作邮箱, 电邮',
  true,
);

const LANGUAGE = heading('preferred language, lang, locale', '语言, 语种, 首选语言');

const COUNTRY = heading(
  'country/region, country name, country code, billing country, default address country, default address country code, ship country, shipping country, nation',
  '国家, 国家地区, 国别, 所在国家',
  true,
);

const CURRENCY = heading('currency code, order currency, ccy', '币种, 货币, 币别, 结算币种');

/**
 * One table for the reader and for the pages that tell of it. `firstName` and `lastName` are put
 * together as `name`.
 */
export const HEADINGS = {
  customers: {
    id: { ...CUSTOMER, en: [...CUSTOMER.en, 'record id'], zh: [...CUSTOMER.zh, '编号'] },
    name: heading(
      'contact, contact name, contact person, contact full name, full name, display name',
      '联系人, 客户姓名, 姓名, 联系人姓名, 客户联系人, 会员姓名, 买家姓名, 真实姓名, 名字',
      true,
    ),
    firstName: FIRST_NAME,
    lastName: LAST_NAME,
    company: heading(
      'company name, organization, organisation, organization name, organization 1 name, account name, customer name, client name, business name, legal name, trading name, billing company, default address company, firm',
      '公司, 公司名称, 客户名称, 客户全称, 客户简称, 单位, 单位名称, 企业名称, 往来单位, 往来单位名称, 购货单位, 店铺名称, 门店名称',
      true,
    ),
    phone: heading(
      'mobile, mobile phone, mobile number, mobile no, cell, cell phone, phone number, phone no, telephone, telephone number, tel, contact number, contact phone, phone 1, phone 1 value, primary phone, business phone, work phone, billing phone, default address phone, home phone, customer phone',
      '手机, 手机号, 手机号码, 移动电话, 联系手机, 联系人手机, 联系电话, 联系人电话, 联系方式, 电话, 电话号码, 客户电话, 固定电话, 座机, 座机电话, 办公电话, 公司电话',
      true,
    ),
    email: EMAIL,
    country: COUNTRY,
    salesRep: heading(
      'sales representative, salesperson, sales person, sales, account manager, account owner, contact owner',
      '营销人员, 业务员, 销售员, 销售, 销售代表, 销售人员, 业务代表, 业务负责人, 客户经理',
      true,
    ),
    specialist: heading(
      'service specialist, service rep, service representative, customer service, agent, assigned to',
      '客服专员, 专属客服, 客服, 客服人员, 跟进客服, 跟进人',
    ),
    language: LANGUAGE,
    mayMail: heading(
      'consent, email consent, accepts email marketing, accepts marketing, marketing consent, email opt in, opt in, subscribed, newsletter',
      '同意邮件, 是否同意邮件, 同意接收邮件, 接收邮件, 允许邮件',
    ),
    acceptedOn: heading(
      'contract accepted on, acceptance date, contract acceptance date, accepted',
      '合同验收日, 合同验收日期, 验收日期, 验收日',
    ),
    createdOn: heading(
      'created date, create date, date created, creation date, customer since',
      '建档日期, 建档日, 创建日期, 开户日期, 注册日期',
    ),
    enrolledOn: heading('enrolment date, enrollment date, enrolled', '登记日期, 登记日, 纳入日期'),
  },
  staff: {
    id: heading(
      'staff id, staff number, staff no, employee id, employee number, employee no, emp id, user id',
      '工号, 员工编号, 员工号, 员工ID, 职工编号, 人员编号, 编号',
    ),
    name: heading(
      'staff name, employee name, employee, full name, display name',
      '姓名, 员工姓名, 职工姓名, 人员姓名, 名字',
      true,
    ),
    firstName: FIRST_NAME,
    lastName: LAST_NAME,
    role: heading('position, job title, title, job', '岗位, 角色, 职位, 职务'),
    email: EMAIL,
    language: LANGUAGE,
    capacity: heading('customer capacity, max customers, maximum customers', '容量, 客户容量, 客户上限'),
    supervisor: heading(
      'supervisor id, reports to, line manager, team lead, superior, manager',
      '主管, 客服主管, 上级, 直属上级, 直接上级, 上级主管, 汇报对象',
    ),
    department: heading('dept, department name, team', '部门, 所属部门, 所在部门, 部门名称'),
    substitute: heading('deputy, stand-in, backup, cover', '代理人, 替班, 替班人, 代班人'),
    absentFrom: heading(
      'absence from, absence start, leave from, leave start',
      '休假开始, 缺勤开始, 请假开始, 休假开始日期, 请假开始日期',
    ),
    absentUntil: heading(
      'absence until, absence end, leave until, leave end',
      '休假结束, 缺勤结束, 请假结束, 休假结束日期, 请假结束日期',
    ),
    leavesOn: heading(
      'leaving date, termination date, end date, employment end, left on',
      '离职日期, 离职日, 离职时间',
    ),
  },
  orders: {
    customerId: { ...CUSTOMER, en: [...CUSTOMER.en, 'customer', 'client'] },
    orderId: heading(
      'order number, order no, order code, order, invoice no, invoice number, document number, document no',
      '订单号, 订单编号, 订单ID, 单据编号, 单据号, 单号, 订货单号, 销售单号, 业务订单号, 交易号',
    ),
    orderedAt: heading(
      'order date, order time, order date time, ordered on, date, purchase date, invoice date, document date, created at, date created',
      '订货时间, 下单时间, 订货日期, 下单日期, 订单日期, 订单时间, 订单创建时间, 创建时间, 单据日期, 开单日期, 销售日期, 成交时间, 交易时间, 日期',
    ),
    amount: heading(
      'total, order total, order amount, order value, total amount, amount total, grand total, total price, net amount',
      '金额, 订单金额, 订货金额, 总金额, 订单总额, 订单总金额, 合计金额, 价税合计, 实付金额, 实付款, 买家实际支付金额, 应付金额, 成交金额, 销售金额, 总价',
    ),
    currency: CURRENCY,
    country: COUNTRY,
    flag: heading(
      'mark, cancelled, canceled, is cancelled, is canceled, cancelled at, canceled at, cancelled on, voided, is void',
      '标记, 标识, 是否取消, 是否作废, 是否退货, 取消标记, 作废标记, 取消时间, 作废时间',
    ),
    status: heading(
      'order status, order state, state, financial status, payment status, document status',
      '状态, 订单状态, 订单当前状态, 当前状态, 交易状态, 订货状态, 单据状态, 审核状态, 付款状态, 支付状态',
    ),
  },
  balances: {
    customerId: { ...CUSTOMER, en: [...CUSTOMER.en, 'customer', 'client'] },
    amount: heading(
      'balance, balance due, amount due, amount owed, owed, outstanding, outstanding balance, open balance, receivable, accounts receivable, ar balance',
      '欠款, 欠款金额, 欠款余额, 余额, 应收余额, 应收账款, 应收款, 应收金额, 未收金额, 未付金额, 期末余额, 金额',
    ),
    currency: CURRENCY,
    asOf: heading('as at, date, balance date, as of date', '截至日期, 截止日期, 日期, 对账日期'),
  },
  tickets: {
    id: heading(
      'ticket id, ticket number, ticket no, ticket, case number, incident number, number',
      '工单号, 工单编号, 编号',
    ),
    openedAt: heading(
      'reported at, opened, created at, created, created on',
      '提交时间, 创建时间, 报告时间, 开单时间',
    ),
    firstResponseAt: heading(
      'first response, first responded at, first reply at, first reply',
      '首次响应时间, 首次回复时间',
    ),
  },
} as const satisfies { [kind: string]: { [column: string]: Heading } };
