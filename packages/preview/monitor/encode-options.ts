import type * as aliasMessages from "@pulumi/pulumi/proto/alias_pb";
import type * as messages from "@pulumi/pulumi/proto/resource_pb";
import type { Messages } from "./messages";
import type { AliasSpec, RegisterOptions } from "./requests";

/** The options of a registration as a transform gets them. */
export function encodeOptions(options: RegisterOptions, library: Messages): messages.TransformResourceOptions {
    const encoded = new library.resource.TransformResourceOptions();
    encoded.setDependsOnList([...options.dependsOn]);
    encoded.setAliasesList(options.aliases.map((alias) => encodeAlias(alias, library)));
    encoded.setProvider(options.provider);
    encoded.setImport(options.importId);
    encoded.setVersion(options.version ?? "");
    encoded.setPluginDownloadUrl(options.pluginDownloadUrl ?? "");
    encoded.setDeletedWith(options.deletedWith ?? "");
    encoded.setReplaceWithList([...(options.replaceWith ?? [])]);
    encoded.setIgnoreChangesList([...(options.ignoreChanges ?? [])]);
    encoded.setReplaceOnChangesList([...(options.replaceOnChanges ?? [])]);
    encoded.setAdditionalSecretOutputsList([...(options.additionalSecretOutputs ?? [])]);
    encoded.setHideDiffList([...(options.hideDiffs ?? [])]);
    for (const [packageName, reference] of Object.entries(options.providers)) {
        encoded.getProvidersMap().set(packageName, reference);
    }
    encodeOptionalFields(encoded, options, library);
    return encoded;
}

/** Fields for which "not given" differs from any value. */
function encodeOptionalFields(
    encoded: messages.TransformResourceOptions,
    options: RegisterOptions,
    library: Messages,
): void {
    if (options.protect !== undefined) {
        encoded.setProtect(options.protect);
    }
    if (options.retainOnDelete !== undefined) {
        encoded.setRetainOnDelete(options.retainOnDelete);
    }
    if (options.deleteBeforeReplace !== undefined) {
        encoded.setDeleteBeforeReplace(options.deleteBeforeReplace);
    }
    if (options.replacementTrigger !== undefined) {
        encoded.setReplacementTrigger(library.struct.Value.fromJavaScript(options.replacementTrigger));
    }
    encoded.setCustomTimeouts(encodeTimeouts(options.customTimeouts ?? {}, library));
    if (options.hooks !== undefined) {
        encoded.setHooks(encodeHooks(options.hooks, library));
    }
}

function encodeTimeouts(
    timeouts: NonNullable<RegisterOptions["customTimeouts"]>,
    library: Messages,
): messages.RegisterResourceRequest.CustomTimeouts {
    const encoded = new library.resource.RegisterResourceRequest.CustomTimeouts();
    encoded.setCreate(timeouts.create ?? "");
    encoded.setUpdate(timeouts.update ?? "");
    encoded.setDelete(timeouts.delete ?? "");
    encoded.setRead(timeouts.read ?? "");
    return encoded;
}

function encodeHooks(
    hooks: NonNullable<RegisterOptions["hooks"]>,
    library: Messages,
): messages.RegisterResourceRequest.ResourceHooksBinding {
    const encoded = new library.resource.RegisterResourceRequest.ResourceHooksBinding();
    encoded.setBeforeCreateList([...(hooks["beforeCreate"] ?? [])]);
    encoded.setAfterCreateList([...(hooks["afterCreate"] ?? [])]);
    encoded.setBeforeUpdateList([...(hooks["beforeUpdate"] ?? [])]);
    encoded.setAfterUpdateList([...(hooks["afterUpdate"] ?? [])]);
    encoded.setBeforeDeleteList([...(hooks["beforeDelete"] ?? [])]);
    encoded.setAfterDeleteList([...(hooks["afterDelete"] ?? [])]);
    encoded.setOnErrorList([...(hooks["onError"] ?? [])]);
    return encoded;
}

function encodeAlias(alias: AliasSpec, library: Messages): aliasMessages.Alias {
    const encoded = new library.alias.Alias();
    if ("urn" in alias) {
        encoded.setUrn(alias.urn);
        return encoded;
    }
    const spec = new library.alias.Alias.Spec();
    spec.setName(alias.name);
    spec.setType(alias.type);
    spec.setStack(alias.stack);
    spec.setProject(alias.project);
    if (alias.parent === "none") {
        spec.setNoparent(true);
    } else if (alias.parent !== undefined) {
        spec.setParenturn(alias.parent);
    }
    encoded.setSpec(spec);
    return encoded;
}
