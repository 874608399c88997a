import { ApexList } from '../runtime/collections.ts';
import { unsupported } from '../runtime/exceptions.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { mapOf, types } from '../runtime/typeRef.ts';
import { defineClass } from './define.ts';
import type { SystemClass } from './define.ts';
import { refuse, required, systemType } from './support.ts';
import { ValueBag } from './valueBag.ts';

/** An `Invocable.Action`: what is to be invoked. The local org runs no flows, so invoking is refused by name. */
class ActionValue extends SystemObject {
  readonly actionType: string;
  readonly name: string;
  invocations = new ApexList(mapOf(types.string, types.object));

  constructor(actionType: string, name: string) {
    super(systemType('Invocable.Action'));
    this.actionType = actionType;
    this.name = name;
  }

  /** Flows fail one by one, as those do that an org lacks; other actions are refused. */
  invoke(): ApexList {
    if (this.actionType.toLowerCase() !== 'flow')
      throw unsupported(`Invoking the ${this.actionType} action ${this.name}`, 'Invocable.Action');
    return new ApexList(
      systemType('Invocable.Action.Result'),
      this.invocations.items.map(() => this.#failed()),
    );
  }

  #failed(): ValueBag {
    const error = new ValueBag(systemType('Invocable.Action.Error'));
    error.values.set('code', 'INVALID_API_INPUT').set('message', `The local org runs no flows: ${this.name}`);
    const result = new ValueBag(systemType('Invocable.Action.Result'));
    result.values
      .set('success', false)
      .set('errors', new ApexList(error.type, [error]))
      .set('action', this);
    return result;
  }
}

const create = (actionType: string | null, name: string | null): ActionValue =>
  new ActionValue(required(actionType), required(name));

const value =
  (name: string) =>
  (self: ValueBag): unknown =>
    self.values.get(name) ?? null;

/** Salesforce: Apex Reference, "Action Class" of the Invocable namespace. Tests make results and errors from JSON. */
export const invocableActionClasses: readonly SystemClass[] = [
  defineClass('Invocable.Action', {
    members: {
      'static Invocable.Action createCustomAction(String type, String name)': create,
      'static Invocable.Action createCustomAction(String type, String namespace, String name)': (
        actionType: string | null,
        _namespace: string | null,
        name: string | null,
      ) => create(actionType, name),
      'static Invocable.Action createStandardAction(String type)': (actionType: string | null) =>
        create(actionType, actionType),
      'String getType()': (self: ActionValue) => self.actionType,
      'String getName()': (self: ActionValue) => self.name,
      'Invocable.Action setInvocationParameter(String name, Object value)': (self: ActionValue) => self,
      'Invocable.Action setInvocations(List<Map<String,Object>> invocations)': (
        self: ActionValue,
        invocations: ApexList | null,
      ) => {
        self.invocations = required(invocations);
        return self;
      },
      'Invocable.Action addInvocation()': (self: ActionValue) => self,
      'Invocable.Action clearInvocations()': (self: ActionValue) => self,
      'List<Invocable.Action.Result> invoke()': (self: ActionValue) => self.invoke(),
      'Object getDescribe()': refuse('Invocable.Action.getDescribe'),
    },
  }),
  defineClass('Invocable.Action.Result', {
    members: {
      'Boolean isSuccess()': (self: ValueBag) => self.values.get('success') === true,
      'List<Invocable.Action.Error> getErrors()': value('errors'),
      'Map<String,Object> getOutputParameters()': value('outputParameters'),
      'Invocable.Action getAction()': value('action'),
    },
  }),
  defineClass('Invocable.Action.Error', {
    members: { 'String getCode()': value('code'), 'String getMessage()': value('message') },
  }),
];
