import { rule, type Rule } from "../../rule";
import { documentProblems } from "./document";
import { POLICY_PLACES } from "./places";

/** Every policy document that the program hands to AWS. */
export const policyRules: readonly Rule[] = POLICY_PLACES.flatMap((place) =>
    rule([place.type], (subject) => subject.inputs.all(place.path).flatMap((at) => [...documentProblems(at, place)])),
);
