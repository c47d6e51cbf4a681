import type { ECS, RegisterTaskDefinitionCommand as RawCommand } from "@aws-sdk/client-ecs";

/** A JSON object as it is. */
export type Json = Readonly<Record<string, unknown>>;

interface RawMessage {
    body?: unknown;
}

/**
 * Sends a request as it is and returns the answer as it is. The SDK signs, repeats and reports errors; its model sees
 * neither, because it drops members in silence that are newer than itself.
 */
export async function callRaw(
    ecs: ECS,
    operation: "DescribeTaskDefinition" | "RegisterTaskDefinition",
    input: Json,
): Promise<Json> {
    const { DescribeTaskDefinitionCommand, RegisterTaskDefinitionCommand } = await import("@aws-sdk/client-ecs");
    // What the SDK is given stands for the request, so one type does for both.
    const command =
        operation === "RegisterTaskDefinition"
            ? new RegisterTaskDefinitionCommand({ family: "", containerDefinitions: [] })
            : (new DescribeTaskDefinitionCommand({ taskDefinition: "" }) as unknown as RawCommand);
    let answer = "{}";
    command.middlewareStack.add(
        (next) => async (args) => {
            (args.request as RawMessage).body = JSON.stringify(input);
            return await next(args);
        },
        { step: "build", priority: "high", name: "rawRequest" },
    );
    command.middlewareStack.add(
        (next) => async (args) => {
            const result = await next(args);
            const response = result.response as RawMessage;
            const bytes = await bytesOf(response.body as AsyncIterable<Uint8Array>);
            answer = bytes.toString("utf8");
            response.body = bytes;
            return result;
        },
        { step: "deserialize", priority: "low", name: "rawResponse" },
    );
    await ecs.send(command);
    return JSON.parse(answer) as Json;
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of body) {
        parts.push(part);
    }
    return Buffer.concat(parts);
}
