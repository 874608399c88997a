import type { FieldType, ValidationRule } from '../schema/definitions.ts';

/**
 * The metadata of an org, read from SFDX source folders (`metadata/read.ts`). Maps are keyed by lower-cased API name.
 * @see https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_types_list.htm
 */
export interface OrgMetadata {
  readonly objects: ReadonlyMap<string, ObjectMetadata>;
  readonly globalValueSets: ReadonlyMap<string, readonly PicklistValueMetadata[]>;
  /** By lower-cased set name (`opportunitystage`): replaces the standard values. */
  readonly standardValueSets: ReadonlyMap<string, readonly PicklistValueMetadata[]>;
  readonly customMetadata: readonly CustomMetadataRecord[];
  readonly labels: ReadonlyMap<string, CustomLabel>;
  readonly permissionSets: ReadonlyMap<string, PermissionSetMetadata>;
  readonly permissionSetGroups: ReadonlyMap<string, PermissionSetGroupMetadata>;
  readonly customPermissions: ReadonlyMap<string, NamedMetadata>;
  readonly namedCredentials: ReadonlyMap<string, NamedCredentialMetadata>;
  readonly externalCredentials: ReadonlyMap<string, ExternalCredentialMetadata>;
  readonly remoteSites: ReadonlyMap<string, RemoteSiteMetadata>;
  readonly notificationTypes: ReadonlyMap<string, NamedMetadata>;
  readonly queues: ReadonlyMap<string, QueueMetadata>;
  readonly sites: ReadonlyMap<string, SiteMetadata>;
  readonly staticResources: ReadonlyMap<string, StaticResourceMetadata>;
  readonly tabs: ReadonlyMap<string, TabMetadata>;
  readonly applications: ReadonlyMap<string, ApplicationMetadata>;
  readonly flexiPages: ReadonlyMap<string, FlexiPageMetadata>;
  /** Classes and triggers, sorted by name. */
  readonly apex: readonly ApexSource[];
  /** What the reader did not understand, each naming its file and element. */
  readonly notices: readonly MetadataNotice[];
}

/** Something in the source that the local org does not know. */
export interface MetadataNotice {
  readonly file: string;
  readonly message: string;
}

/** Metadata of which the local org needs no more than its names. */
export interface NamedMetadata {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
}

/** One Apex class or trigger file. */
export interface ApexSource {
  readonly kind: 'class' | 'trigger';
  /** File name without suffix. */
  readonly name: string;
  readonly file: string;
  readonly source: string;
  /** From the `-meta.xml` beside it, such as 67. */
  readonly apiVersion: number;
}

/** A custom object, setting, metadata type or event, or additions to a standard object. */
export interface ObjectMetadata {
  readonly name: string;
  /** Absent when the source only adds fields to an object that exists. */
  readonly label?: string;
  readonly pluralLabel?: string;
  readonly description?: string;
  readonly sharingModel?: string;
  readonly customSettingsType?: 'Hierarchy' | 'List';
  readonly eventType?: string;
  readonly publishBehavior?: string;
  readonly visibility?: string;
  readonly nameField?: {
    readonly label: string;
    readonly type: 'Text' | 'AutoNumber';
    readonly displayFormat?: string;
  };
  readonly fields: readonly FieldMetadata[];
  readonly validationRules: readonly ValidationRule[];
  readonly recordTypes: readonly RecordTypeMetadata[];
  readonly fieldSets: readonly FieldSetMetadata[];
  readonly listViews: readonly ListViewMetadata[];
}

/** One field as its file says. */
export interface FieldMetadata {
  readonly name: string;
  /** Absent for standard fields whose file only changes settings. */
  readonly type?: FieldType | 'Summary' | 'Hierarchy';
  readonly label?: string;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly caseSensitive?: boolean;
  readonly externalId?: boolean;
  readonly referenceTo?: string;
  /** `Type__mdt.Object__c`: the field that names the object of the field that this one names. */
  readonly controllingField?: string;
  readonly relationshipName?: string;
  readonly deleteConstraint?: 'SetNull' | 'Restrict' | 'Cascade';
  readonly reparentable?: boolean;
  readonly defaultValue?: string;
  readonly formula?: string;
  readonly formulaTreatBlanksAs?: 'BlankAsBlank' | 'BlankAsZero';
  readonly displayFormat?: string;
  readonly summaryOperation?: 'count' | 'sum' | 'min' | 'max';
  /** `Child__c.Amount__c`. */
  readonly summarizedField?: string;
  /** `Child__c.Parent__c`. */
  readonly summaryForeignKey?: string;
  readonly summaryFilters?: readonly { readonly field: string; readonly operation: string; readonly value: string }[];
  readonly picklistValues?: readonly PicklistValueMetadata[];
  /** Name of a global or standard value set. */
  readonly valueSetName?: string;
  readonly restricted?: boolean;
  readonly helpText?: string;
  readonly description?: string;
  readonly fieldManageability?: string;
}

/** One value of a picklist or value set. Stage values also say what a stage means. */
export interface PicklistValueMetadata {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
  readonly isActive: boolean;
  /** Stages, task statuses: records in this state count as closed. */
  readonly closed?: boolean;
  /** Opportunity stages: closed and won. */
  readonly won?: boolean;
  /** Opportunity stages, in percent. */
  readonly probability?: number;
  readonly forecastCategory?: string;
  readonly highPriority?: boolean;
}

/** A record type. */
export interface RecordTypeMetadata {
  readonly name: string;
  readonly label: string;
  readonly isActive: boolean;
  readonly description?: string;
}

/** A field set. */
export interface FieldSetMetadata {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly string[];
}

/** A list view: which columns an object's list has. Its filters are not read. */
export interface ListViewMetadata {
  readonly name: string;
  readonly label: string;
  /** Names of fields; standard ones have names of their own, such as `ACCOUNT.NAME`. */
  readonly columns: readonly string[];
}

/** A custom metadata record; values are as typed in the file (`xsi:type`). */
export interface CustomMetadataRecord {
  /** `Health_Rule__mdt`. */
  readonly typeName: string;
  readonly developerName: string;
  readonly label: string;
  readonly isProtected: boolean;
  readonly values: ReadonlyMap<string, string | number | boolean | null>;
  readonly file: string;
}

/** A custom label. */
export interface CustomLabel {
  readonly name: string;
  readonly value: string;
  readonly language: string;
}

/** What a permission set grants. */
export interface PermissionSetMetadata extends NamedMetadata {
  readonly license?: string;
  readonly objects: readonly ObjectPermission[];
  readonly fields: readonly FieldPermission[];
  readonly classes: readonly string[];
  readonly pages: readonly string[];
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
  readonly customMetadataTypes: readonly string[];
  readonly customSettings: readonly string[];
  /** `Stripe_Test-Stripe`. */
  readonly externalCredentialPrincipals: readonly string[];
  readonly tabs: readonly { readonly tab: string; readonly visibility: string }[];
  readonly applications: readonly { readonly application: string; readonly visible: boolean }[];
}

/** Rights on an object. */
export interface ObjectPermission {
  readonly object: string;
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

/** Rights on a field, named `Account.MRR__c`. */
export interface FieldPermission {
  readonly field: string;
  readonly readable: boolean;
  readonly editable: boolean;
}

/** Permission sets that are assigned together. */
export interface PermissionSetGroupMetadata extends NamedMetadata {
  readonly permissionSets: readonly string[];
}

/** Where callouts go. */
export interface NamedCredentialMetadata extends NamedMetadata {
  readonly url: string;
  readonly externalCredential?: string;
  readonly generateAuthorizationHeader: boolean;
  readonly allowMergeFieldsInBody: boolean;
  readonly allowMergeFieldsInHeader: boolean;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** How callouts authenticate. Secrets are never in metadata. */
export interface ExternalCredentialMetadata extends NamedMetadata {
  readonly authenticationProtocol: string;
  readonly principals: readonly { readonly name: string; readonly type: string; readonly sequenceNumber: number }[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** A host that callouts may go to without a named credential. */
export interface RemoteSiteMetadata extends NamedMetadata {
  readonly url: string;
  readonly isActive: boolean;
}

/** A queue. */
export interface QueueMetadata extends NamedMetadata {
  readonly objects: readonly string[];
  readonly email?: string;
}

/** A public site. */
export interface SiteMetadata extends NamedMetadata {
  readonly urlPathPrefix: string;
  readonly isActive: boolean;
}

/** A static resource, with where its content lies. */
export interface StaticResourceMetadata extends NamedMetadata {
  readonly contentType: string;
  /** Absent when the content's file is missing or is a folder. */
  readonly contentFile?: string;
}

/** A tab and what it shows. */
export interface TabMetadata extends NamedMetadata {
  readonly kind: 'object' | 'lwc' | 'flexiPage' | 'page' | 'url';
  readonly target: string;
  readonly icon?: string;
}

/** A Lightning app. */
export interface ApplicationMetadata extends NamedMetadata {
  readonly tabs: readonly string[];
}

/** A Lightning page. */
export interface FlexiPageMetadata extends NamedMetadata {
  readonly type: string;
  readonly objectName?: string;
  readonly template: string;
  readonly regions: readonly FlexiPageRegion[];
}

/** A region of a Lightning page and the components in it, in order. */
export interface FlexiPageRegion {
  readonly name: string;
  readonly type: string;
  readonly components: readonly {
    readonly name: string;
    readonly identifier: string;
    readonly properties: ReadonlyMap<string, string>;
  }[];
}
