import { z } from "zod";

/** A secret by the ARN or name under which AWS keeps it; its value never passes through the stack. */
export const secret = z
    .string()
    .regex(/^(arn:aws(-[a-z]+)*:(secretsmanager|ssm):[a-z0-9-]+:[0-9]{12}:.+|(\/[\w.-]+){1,15})$/, {
        error: "allowed: the ARN of a Secrets Manager secret or SSM parameter, or a parameter's name such as /platform/prod/app/token",
    });
