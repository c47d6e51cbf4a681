import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type * as messages from "@pulumi/pulumi/proto/resource_pb";
import type { RecordedOptions } from "../result";
import type { WireValue } from "@platform/aws-model/wire";
import type { AliasSpec, RegisterOptions } from "./requests";

export function decodeRegisterOptions(request: messages.RegisterResourceRequest): RegisterOptions {
    const urnAliases = request.getAliasurnsList().map((urn) => ({ urn }));
    return {
        ...decodeCommonOptions(request),
        ...optional("protect", request.hasProtect() ? request.getProtect() : undefined),
        ...optional("retainOnDelete", request.hasRetainondelete() ? request.getRetainondelete() : undefined),
        ...optional(
            "deleteBeforeReplace",
            request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
        ),
        ...optional("deletedWith", request.getDeletedwith() || undefined),
        ...optionalList("replaceWith", request.getReplaceWithList()),
        ...optionalList("ignoreChanges", request.getIgnorechangesList()),
        ...optionalList("replaceOnChanges", request.getReplaceonchangesList()),
        ...optionalList("additionalSecretOutputs", request.getAdditionalsecretoutputsList()),
        ...optionalList("hideDiffs", request.getHidediffsList()),
        ...optional("pluginDownloadUrl", request.getPlugindownloadurl() || undefined),
        ...optional("customTimeouts", decodeTimeouts(request.getCustomtimeouts())),
        aliases: [...urnAliases, ...request.getAliasesList().map(decodeAlias)],
        dependsOn: request.getDependenciesList(),
        importId: request.getImportid(),
    };
}

/** What transforms return in place of the options they were given. */
export function decodeTransformedOptions(options: messages.TransformResourceOptions): RegisterOptions {
    return {
        ...decodeCommonOptions(options),
        ...optional("protect", options.hasProtect() ? options.getProtect() : undefined),
        ...optional("retainOnDelete", options.hasRetainOnDelete() ? options.getRetainOnDelete() : undefined),
        ...optional(
            "deleteBeforeReplace",
            options.hasDeleteBeforeReplace() ? options.getDeleteBeforeReplace() : undefined,
        ),
        ...optional("deletedWith", options.getDeletedWith() || undefined),
        ...optionalList("replaceWith", options.getReplaceWithList()),
        ...optionalList("ignoreChanges", options.getIgnoreChangesList()),
        ...optionalList("replaceOnChanges", options.getReplaceOnChangesList()),
        ...optionalList("additionalSecretOutputs", options.getAdditionalSecretOutputsList()),
        ...optionalList("hideDiffs", options.getHideDiffList()),
        ...optional("pluginDownloadUrl", options.getPluginDownloadUrl() || undefined),
        ...optional("customTimeouts", decodeTimeouts(options.getCustomTimeouts())),
        aliases: options.getAliasesList().map(decodeAlias),
        dependsOn: options.getDependsOnList(),
        importId: options.getImport(),
    };
}

/** The options whose accessors have the same names in both messages. */
function decodeCommonOptions(
    options: messages.RegisterResourceRequest | messages.TransformResourceOptions,
): Pick<RegisterOptions, "provider" | "providers" | "replacementTrigger" | "version" | "hooks"> {
    const providers: Record<string, string> = {};
    options.getProvidersMap().forEach((reference, packageName) => {
        providers[packageName] = reference;
    });
    return {
        ...optional("version", options.getVersion() || undefined),
        ...optional("replacementTrigger", options.getReplacementTrigger()?.toJavaScript() as WireValue | undefined),
        ...optional("hooks", decodeHooks(options.getHooks())),
        provider: options.getProvider(),
        providers,
    };
}

function decodeAlias(alias: Alias): AliasSpec {
    const spec = alias.getSpec();
    if (spec === undefined) {
        return { urn: alias.getUrn() };
    }
    return {
        name: spec.getName(),
        type: spec.getType(),
        stack: spec.getStack(),
        project: spec.getProject(),
        parent: spec.getNoparent() ? "none" : spec.getParenturn() || undefined,
    };
}

function decodeTimeouts(
    timeouts: messages.RegisterResourceRequest.CustomTimeouts | undefined,
): RecordedOptions["customTimeouts"] {
    const given = Object.entries({
        create: timeouts?.getCreate(),
        update: timeouts?.getUpdate(),
        delete: timeouts?.getDelete(),
        read: timeouts?.getRead(),
    }).filter(([, duration]) => duration !== undefined && duration !== "");
    return given.length === 0 ? undefined : Object.fromEntries(given);
}

function decodeHooks(
    hooks: messages.RegisterResourceRequest.ResourceHooksBinding | undefined,
): RecordedOptions["hooks"] {
    if (hooks === undefined) {
        return undefined;
    }
    const bound = Object.entries({
        beforeCreate: hooks.getBeforeCreateList(),
        afterCreate: hooks.getAfterCreateList(),
        beforeUpdate: hooks.getBeforeUpdateList(),
        afterUpdate: hooks.getAfterUpdateList(),
        beforeDelete: hooks.getBeforeDeleteList(),
        afterDelete: hooks.getAfterDeleteList(),
        onError: hooks.getOnErrorList(),
    }).filter(([, names]) => names.length > 0);
    return bound.length === 0 ? undefined : Object.fromEntries(bound);
}

export function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
    return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

function optionalList<K extends string>(key: K, value: string[]): Partial<Record<K, string[]>> {
    return value.length === 0 ? {} : optional(key, value);
}
