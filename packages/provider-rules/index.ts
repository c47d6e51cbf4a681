export { checkResources, unjudgedTypes } from "./check-resources";
export type { CheckOptions } from "./check-resources";
export type { ProviderResource } from "./reading/subject";
export { unknownArguments } from "./schema/arguments";
export { TypeKnowledge } from "./schema/type-knowledge";
