import { stackPrefix } from "./scope";

/** Name of the policy that operators' permission sets have: the same in every account, for Identity Center knows it by name alone. */
export const operatorsPolicyName = () => stackPrefix("operators");

/** Name of the boundary of all permission sets but administrators', in every account. */
export const peopleBoundaryName = () => stackPrefix("people-boundary");

/** Start of the name of the role that Identity Center makes of a permission set in an account. */
export const permissionSetRole = (setName: string) => `AWSReservedSSO_${setName}_`;
