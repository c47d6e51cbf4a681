import { resourcePolicy } from "../../lib/policy";
import { judgeContainerSecrets } from "./container-secrets";
import { CONTAINER_TYPES } from "./containers";
import { judgeMaps, MAPS } from "./environment-maps";
import { judgePasswords, PASSWORDS } from "./master-passwords";
import { judgeUserData, USER_DATA } from "./user-data";

/** Places that everybody with read access to the account sees: user data, environments, and passwords given by hand. */
export const noPlaintextSecrets = resourcePolicy({
    name: "no-plaintext-secrets",
    description: "Passwords, keys and tokens must not stand in user data, environments, commands or database settings.",
    why: "These are shown by describe calls, consoles and logs to many who may not read secrets, and they never change.",
    level: "mandatory",
    severity: "critical",
    controls: { fsbp: ["ECS.8"], checkov: ["CKV_AWS_45", "CKV_AWS_46"] },
    remediation:
        "Keep the value in Secrets Manager or Parameter Store: name it under a container's secrets, read it at start, and let RDS manage its own (manageMasterUserPassword).",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
    types: [...CONTAINER_TYPES, ...Object.keys(MAPS), ...Object.keys(USER_DATA), ...Object.keys(PASSWORDS)],
    check: (resource) => [
        ...(CONTAINER_TYPES.includes(resource.type) ? judgeContainerSecrets(resource) : []),
        ...judgeMaps(resource),
        ...judgeUserData(resource),
        ...judgePasswords(resource),
    ],
});
