import { accepts, refuses } from './refusals.ts';

refuses('body', [
  ['Integer number = 1;', 'Identifier name is reserved: number'],
  ['Integer limit = 1;', 'Identifier name is reserved: limit'],
  ['Date date;', 'Identifier name is reserved: date'],
  ['for (Integer group : new List<Integer>()) { }', 'Identifier name is reserved: group'],
  ['try { } catch (Exception end) { }', 'Identifier name is reserved: end'],
  ['Integer my__name;', 'Invalid character in identifier: my__name'],
  ['Integer name_;', 'Invalid character in identifier: name_'],
  ['Integer _name;', 'Invalid character in identifier: _name'],
]);

refuses('member', [
  ['Integer transaction;', 'Identifier name is reserved: transaction'],
  ['String desc { get; set; }', 'Identifier name is reserved: desc'],
  ['void m(String into) { }', 'Identifier name is reserved: into'],
  ['void select() { }', 'Identifier name is reserved: select'],
  ['enum Kind { NUMBER }', 'Identifier name is reserved: NUMBER'],
  ['class Exception { }', 'Identifier type is reserved: Exception'],
  ['static static Integer x;', 'Duplicate modifier: static'],
  ['private public Integer x;', 'Declarations can only have one scope'],
  ['final void m() { }', 'final is not allowed on methods'],
  ['transient void m() { }', 'transient is not allowed on methods'],
  ['virtual Integer x;', 'virtual is not allowed on fields'],
  ['static Sample() { }', 'static is not allowed on constructors'],
  ['virtual static void m() { }', 'static methods cannot be virtual'],
  ['protected static Integer x;', 'static fields cannot be protected'],
  ['abstract void m() { }', 'Abstract methods cannot have a body'],
  ['protected void m() { }', 'New protected methods cannot be defined in non-virtual classes'],
  ['global void m() { }', 'Defining type for global methods must be declared as global'],
  ['webservice static void m() { }', 'Defining type for global methods must be declared as global'],
  ['global class Inner { }', 'Defining type for global types must be declared as global'],
  ['Integer p { public get; set; }', 'Cannot declare public accessor on private property'],
  ['enum Kind { A, a }', 'Duplicate field: a'],
  ['class Inner { } class INNER { }', 'Type name already in use: INNER'],
  ['class Inner { } enum Inner { A }', 'Type name already in use: Inner'],
  ['class Sample { }', 'Type name already in use: Sample'],
  ['class Inner { class Innermost { } }', 'Inner types are not allowed to have inner types'],
  ['class Inner { static { } }', 'Inner types are not allowed to have static blocks'],
  ['class Inner { static Integer x; }', 'static can only be used on fields of a top level type'],
  ['class Inner { static void m() { } }', 'static can only be used on methods of a top level type'],
  ['interface Inner { public void m(); }', 'public is not allowed on interface methods'],
]);

refuses('unit', [
  ['class A { }', 'Top-level type must have public or global visibility'],
  ['private class A { }', 'Top-level type must have public or global visibility'],
  ['public static class A { }', 'static is not allowed on classes'],
  ['public abstract final class A { }', 'final is not allowed on classes'],
  ['public with sharing without sharing class A { }', 'Declarations can only have one sharing'],
  ['trigger T on Account (before undelete) { }', 'Trigger Usage Before Undelete is not supported'],
  ['trigger T on Account (before insert, before insert) { }', 'Duplicate Trigger Usage: before insert'],
  ['trigger T on Nothing__c (before insert) { }', 'SObject type does not exist: Nothing__c'],
]);

accepts('member', [
  'void group() { } void get() { } Integer first; Integer last; Integer order; Integer count; Integer name; Id id;',
  'protected Integer x;',
  'private static final Integer X = 1; static Integer y { get; private set; }',
  'public virtual class Inner { protected virtual void m() { } }',
]);

accepts('unit', [
  '@IsTest class A { }',
  '@IsTest private class A { }',
  'public virtual abstract class A { }',
  'global class A { webservice static void m() { } global class B { global Integer x; } }',
]);
