import { accepts, refuses } from './refusals.ts';

const query = (rest: string): string => `List<Account> a = [SELECT Id FROM Account ${rest}];`;

refuses('body', [
  [query("WHERE AnnualRevenue = :'x'"), 'Invalid bind expression type of String for column of type Decimal'],
  [query('WHERE Name = :5'), 'Invalid bind expression type of Integer for column of type String'],
  [query('WHERE Id = :Date.today()'), 'Invalid bind expression type of Date for column of type Id'],
  [query('WHERE Id IN :new List<Integer>()'), 'Invalid bind expression type of List<Integer> for column of type Id'],
  [query("WHERE Name IN :'x'"), 'IN operator must be used with an iterable expression'],
  [query("LIMIT :'x'"), 'Invalid bind expression type of String for column of type Integer'],
  [
    query('WHERE Name = 5'),
    "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
  ],
  [
    query('WITH SECURITY_ENFORCED'),
    'WITH SECURITY_ENFORCED is not supported in API version 67 and later: use WITH USER_MODE',
  ],
  ['List<Account> a = [SELECT FIELDS(ALL) FROM Account LIMIT 200];', 'FIELDS(ALL) is not supported in Apex'],
  [
    'upsert new Account() Name;',
    'Invalid field for upsert, must be an External Id custom or standard indexed field: Name',
  ],
  ['merge new Account() new Contact();', 'Invalid type for duplicate records'],
  ['merge new Opportunity() new Opportunity();', 'Specified type Opportunity cannot be merged'],
  ['SObject s; merge s s;', 'Merge requires a concrete SObject type: SObject'],
  ['delete [SELECT Id FROM Organization];', 'DML operation DELETE not allowed on Organization'],
  ['undelete null;', 'DML requires SObject or SObject list type: null'],
]);

accepts('body', [
  query("WHERE Id = :new Account() OR Id IN :new Set<String>() OR Name LIKE :new List<String>() OR OwnerId = :''"),
  query('WHERE CreatedDate > :Date.today() AND AnnualRevenue > :5 AND Name IN (:null, :UserInfo.getName()) LIMIT :5'),
  'Object value; List<Account> a = [SELECT FIELDS(STANDARD) FROM Account WHERE Name = :value];',
  'upsert new Contact() Email; merge new Lead() new List<Lead>(); Id other; merge new Account() other;',
]);
