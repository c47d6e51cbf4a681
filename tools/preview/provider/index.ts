export { checkResources } from "./check-resources";
export type { CheckOptions } from "./check-resources";
export type { ProviderResource } from "./reading/subject";
export { TypeKnowledge } from "./schema/type-knowledge";
