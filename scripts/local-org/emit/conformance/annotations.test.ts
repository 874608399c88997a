import { accepts, refuses } from './refusals.ts';

refuses('member', [
  ['@Nothing void m() { }', 'Annotation does not exist: nothing'],
  ['@AuraEnabled @AuraEnabled public static void m() { }', 'Duplicate modifier: auraenabled'],
  ["@JsonAccess(serializable='always') void m() { }", 'jsonaccess is not allowed on methods'],
  [
    '@AuraEnabled(cached=true) public static void m() { }',
    'No such property, cached, defined on this annotation: auraenabled',
  ],
  ['@Future void m() { }', 'future methods must be declared as static'],
  ['@Future static Integer m() { return 1; }', 'future methods do not support return type of Integer'],
  ['@Future static void m(Account a) { }', 'future methods do not support parameter type of Account'],
  ['@Future static void m(List<Account> a) { }', 'future methods do not support parameter type of List<Account>'],
  ['@AuraEnabled public void m() { }', "Non static AuraEnabled methods must be named with a prefix 'get'"],
  [
    '@AuraEnabled public Integer getIt(Integer i) { return i; }',
    'Non static AuraEnabled methods may not have parameters',
  ],
  ['@AuraEnabled static void m() { }', 'auraenabled methods must be declared as public or global'],
  [
    '@AuraEnabled public static Set<String> m() { return null; }',
    'AuraEnabled methods do not support return type of Set<String>',
  ],
  [
    '@AuraEnabled public static void m() { } @AuraEnabled public static void m(Integer i) { }',
    'Overload of AuraEnabled method: m overload is not permitted',
  ],
  ['@InvocableMethod public void m() { }', 'invocablemethod methods must be declared as static'],
  ['@InvocableMethod static void m() { }', 'invocablemethod methods must be declared as public or global'],
  [
    '@InvocableMethod public static Integer m() { return 1; }',
    'InvocableMethod methods do not support return type of Integer',
  ],
  [
    '@InvocableMethod public static void m(Integer i) { }',
    'Unsupported parameter type Integer. Valid invocable parameters must be List types like List<T> where T is a supported type',
  ],
  [
    '@InvocableMethod public static void m(List<Integer> i, List<String> s) { }',
    'Only one parameter is supported on methods with @Invocable annotation',
  ],
  [
    '@InvocableMethod public static void m() { } @InvocableMethod public static void n() { }',
    'Only one method per type can be defined with: invocablemethod',
  ],
  ['@InvocableVariable Integer m;', 'InvocableVariable fields must be declared as public or global'],
  ['@InvocableVariable void m() { }', 'invocablevariable is not allowed on methods'],
  ['@HttpGet public static void m() { }', 'Defining type for httpget methods must be declared as RestResource'],
  ['@IsTest static void m() { }', 'Defining type for istest methods must be declared as IsTest'],
  ['static testMethod void m() { }', 'Defining type for istest methods must be declared as IsTest'],
  ['@TestSetup static void m() { }', 'Defining type for testsetup methods must be declared as IsTest'],
  [
    '@ReadOnly public static void m() { }',
    'Only WebService, RemoteAction or Schedulable.execute(SchedulableContext) methods can be marked ReadOnly',
  ],
]);

refuses('unit', [
  ["@RestResource(urlMapping='/x/*') public class A { }", 'RestResource classes must be declared as global'],
  ["@RestResource(urlMapping='x') global class A { }", "Rest Resource url must begin with a forward slash, '/'"],
  [
    "@RestResource(urlMapping='/x*') global class A { }",
    "Rest Resource url wildcard, '*', must be preceded by a forward slash, '/'",
  ],
  ['@RestResource global class A { }', 'Required property is missing: urlmapping'],
  [
    "@RestResource(urlMapping='/x') global class A { @HttpPost public static void m() { } }",
    'httppost methods must be declared as global',
  ],
  [
    "@RestResource(urlMapping='/x') global class A { @HttpPost global void m() { } }",
    'httppost methods must be declared as static',
  ],
  [
    "@RestResource(urlMapping='/x') global class A { @HttpGet global static void m() { } @HttpGet global static void n() { } }",
    'Only one method per type can be defined with: httpget',
  ],
  ['@IsTest class A { @IsTest void m() { } }', 'istest methods must be declared as static'],
  [
    '@IsTest class A { @IsTest static Integer m() { return 1; } }',
    'istest methods do not support return type of Integer',
  ],
  ['@IsTest class A { @IsTest static void m(Integer i) { } }', 'Test methods must have no arguments'],
  [
    '@IsTest class A { @TestSetup static void m() { } @TestSetup static void n() { } }',
    'Only one method per type can be defined with: testsetup',
  ],
  [
    '@IsTest(SeeAllData=true) class A { @TestSetup static void m() { } }',
    'Test class cannot be annotated with @isTest(SeeAllData=true)',
  ],
  ['@JsonAccess public class A { }', 'At least one JSON serialization control parameter must be specified'],
]);

accepts('member', [
  '@Future(callout=true) static void m(List<Id> ids, Map<String, Integer> counts) { }',
  '@AuraEnabled(cacheable=true) public static List<Account> m(Id id) { return null; } @AuraEnabled public Integer n { get; set; }',
  "@InvocableMethod(label='L' description='D') public static List<Integer> m(List<Id> ids) { return null; }",
  "@TestVisible private Integer x; @SuppressWarnings('PMD') void m() { } @Deprecated public void n() { }",
]);

accepts('unit', [
  "@RestResource(urlMapping='/x/*') global class A { @HttpGet global static void m() { } @HttpPost global static void n(String s) { } }",
  '@IsTest(SeeAllData=false IsParallel=true) private class A { @TestSetup static void s() { } @IsTest static void m() { } }',
]);
