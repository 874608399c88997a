import { accepts, refuses } from './refusals.ts';

const inBranch = "'when expression'";

refuses('body', [
  ['List<Integer> x = new List<String>();', 'Illegal assignment from List<String> to List<Integer>'],
  ['List<Account> x = new List<Contact>();', 'Illegal assignment from List<Contact> to List<Account>'],
  ['Set<Object> x = new Set<String>();', 'Illegal assignment from Set<String> to Set<Object>'],
  ['Set<SObject> x = new Set<Account>();', 'Illegal assignment from Set<Account> to Set<SObject>'],
  ['Set<String> x = new Set<Id>();', 'Illegal assignment from Set<Id> to Set<String>'],
  ['Map<Id, Account> x = new Map<Id, SObject>();', 'Illegal assignment from Map<Id,SObject> to Map<Id,Account>'],
  ['Integer i = 5L;', 'Illegal assignment from Long to Integer'],
  ['Date d = Datetime.now();', 'Illegal assignment from Datetime to Date'],
  ['String s = (String) 5;', 'Incompatible types since an instance of Integer is never an instance of String'],
  [
    'Account a = (Account) new Contact();',
    'Incompatible types since an instance of Contact is never an instance of Account',
  ],
  ["String s = 'x' + m2(); } void m2() {", 'Arithmetic expressions are not allowed on void types'],
  ['Date d = Date.today() + 1.5;', 'Date expressions must use Integer or Long'],
  ['Date d = Date.today() + Date.today();', 'Date expressions must use Integer or Long'],
  ['Datetime d = Datetime.now() - Datetime.now();', 'Date/time expressions must use Integer or Double or Decimal'],
  ['Decimal d = 1.5 & 2;', '& operator can only be applied to Boolean expressions or to Integer or Long expressions'],
  ['Decimal d = 1.5 << 2;', '<< operation can only be applied to Integer or Long types'],
  ['Boolean b = 1 === 1;', 'Exact equality operator only allowed for reference types: Integer'],
  ["Boolean b = new Account() == 'x';", 'Comparison arguments must be compatible types: Account, String'],
  ['Boolean b = new Account() == new Contact();', 'Comparison arguments must be compatible types: Account, Contact'],
  [
    'Boolean b = new List<Integer>() == new Set<Integer>();',
    'Comparison arguments must be compatible types: List<Integer>, Set<Integer>',
  ],
  ["Object o = true ? 1 : 'x';", 'Incompatible types in ternary operator: Integer, String'],
  ["Integer i; Object o = i ?? 'x';", 'Incompatible types in null coalescing operator: Integer, String'],
  [
    'Boolean b = 5 instanceof Integer;',
    'Operation instanceof is always true since an instance of Integer is always an instance of Integer',
  ],
  [
    'Account a; Boolean b = a instanceof SObject;',
    'Operation instanceof is always true since an instance of Account is always an instance of SObject',
  ],
  [
    "Boolean b = 'x' instanceof Account;",
    'Operation instanceof is always false since an instance of String is never an instance of Account',
  ],
  ["Account a = new Account(Name = 'a', name = 'b');", 'Duplicate field initialization: name'],
  ["Account a = new Account('x');", 'Type requires name=value pair construction: Account'],
  ['try { } catch (Exception a) { } catch (DmlException b) { }', 'Exception type already caught: DmlException'],
  ['System.runAs(5) { }', "runAs requires a single argument of type 'User' or 'Version'"],
  ['switch on 1.5 { when 1 { } }', 'Decimal is not a valid switch expression type'],
  ['switch on 1 { when 1 { } when 2, 1 { } }', '1 occurs as more than one when branch for this switch statement'],
  [
    "switch on 1 { when 'x' { } }",
    `String value in ${inBranch} cannot be implicitly converted to the Integer type in switch expression`,
  ],
  [
    'Integer x = 1; switch on 1 { when x { } }',
    `${inBranch} must be a literal, a constant literal field or enum value`,
  ],
  [
    'switch on E.A { when A { } when A { } } } enum E { A',
    'a occurs as more than one when branch for this switch statement',
  ],
  ['switch on E.A { when B { } } } enum E { A', 'Variable does not exist: Sample.E.B'],
  [
    'SObject s; switch on s { when Account a { } when Account b { } }',
    'account occurs as more than one when branch for this switch statement',
  ],
  [
    "SObject s; switch on s { when 'x' { } }",
    "Switching on SObject types must be a 'when type variable' or 'when null'",
  ],
  ['SObject s; switch on s { when String a { } }', "String cannot be a 'when type variable' block"],
  [
    'Account s; switch on s { when Account a { } }',
    `Account in the ${inBranch} is already matching the switch expression type`,
  ],
]);

accepts('body', [
  'List<Account> x = new List<SObject>(); List<SObject> y = new List<Account>(); List<Object> z = new List<String>();',
  'List<Id> x = new List<String>(); List<String> y = new List<Id>();',
  'Map<Id, SObject> x = new Map<Id, Account>(); Map<String, Object> y = new Map<String, String>();',
  'Object o = true ? (SObject) new Account() : new Contact(); SObject s = true ? new Account() : null;',
  'Long n = true ? 1 : 2L; Decimal d = 1.5 + 2; Datetime t = Datetime.now() + 1.5;',
  "Object o; Boolean b = o instanceof String; SObject s; Boolean c = s instanceof Account; Boolean d = o == 'x';",
  "Boolean b = new Account() === new Account(); Boolean c = null == 5; Id id; Boolean d = id == 'x';",
  "String s; switch on s { when 'a', 'A', null { } when else { } }",
  'switch on 1 { when LAST { } when -1 { } } } static final Integer LAST = 1; void n() {',
  'SObject s; switch on s { when Account a { } when null { } }',
  'try { } catch (DmlException a) { } catch (Exception b) { }',
]);

refuses('body', [
  ['List x;', 'Invalid type: List'],
  ['Map<String> x;', 'Invalid type: Map<String>'],
  ['Account<String> x;', 'Invalid type: Account<String>'],
  ['Iterable<String, String> x;', 'Invalid type: Iterable<String,String>'],
  ['String s = Label.Farewell;', 'External string does not exist: Farewell'],
]);

accepts('body', ['String s = Label.Greeting + System.Label.greeting; Iterable<String> x; Iterator<Account> y;']);
