import { arnOf, iamArnOf } from "../../shared/scope";
import type { Statement } from "../../shared/policy-document";
import type { TaskBlueprint } from "./task-definition";

/**
 * Lets a role start tasks of these families of a service, and no others.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html
 */
export function runTaskStatements(
    { scope, names, cluster }: Pick<TaskBlueprint, "scope" | "names" | "cluster">,
    families: readonly string[],
): readonly Statement[] {
    return [
        {
            Sid: "RunTheseTasks",
            Effect: "Allow",
            Action: "ecs:RunTask",
            Resource: families.map((family) => arnOf(scope, "ecs", `task-definition/${family}:*`)),
            Condition: { ArnEquals: { "ecs:cluster": cluster.arn } },
        },
        {
            Sid: "TagThemAtStart",
            Effect: "Allow",
            Action: "ecs:TagResource",
            Resource: arnOf(scope, "ecs", `task/${cluster.name}/*`),
            Condition: { StringEquals: { "ecs:CreateAction": "RunTask" } },
        },
        {
            Sid: "PassTheirRoles",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: [names.executionRole, names.taskRole].map((role) => iamArnOf(scope, `role/${role}`)),
            Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        },
    ];
}
