export { checkResources, unjudgedTypes } from "./check-resources";
export type { CheckOptions } from "./check-resources";
export type { ProviderResource } from "./judged-resource";
export { unknownArguments } from "./schema/arguments";
export { TypeKnowledge } from "./schema/type-knowledge";
