/**
 * Actions for which AWS knows no resource, so that only `*` can stand with them; those that begin with Describe or List
 * are left out. Of the services that apps and their roles use. Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/.
 */
const WITHOUT_RESOURCE: Readonly<Record<string, string>> = {
    acm: `
        CreateAcmeEndpoint GetAccountConfiguration PutAccountConfiguration RequestCertificate SearchCertificates
    `,
    "access-analyzer": `
        CancelPolicyGeneration CheckAccessNotGranted CheckNoNewAccess CheckNoPublicAccess GetGeneratedPolicy
        StartPolicyGeneration ValidatePolicy
    `,
    appconfig: `
        CreateApplication CreateDeploymentStrategy CreateExtension CreateExtensionAssociation GetAccountSettings
        UpdateAccountSettings
    `,
    "application-autoscaling": `
        GetPredictiveScalingForecast
    `,
    autoscaling: `
        GetPredictiveScalingForecast PutAccountSetting
    `,
    backup: `
        ExportBackupPlanTemplate GetBackupPlanFromJSON GetBackupPlanFromTemplate GetRestoreJobMetadata
        GetRestoreTestingInferredMetadata GetSupportedResourceTypes PutRestoreValidationResult StopBackupJob
        UpdateGlobalSettings UpdateRegionSettings
    `,
    ce: `
        CreateAnomalyMonitor CreateCostCategoryDefinition CreateReport DeleteReport GetApproximateUsageRecords
        GetCommitmentPurchaseAnalysis GetPreferences GetReservationCoverage GetReservationPurchaseRecommendation
        GetReservationUtilization GetRightsizingRecommendation ProvideAnomalyFeedback StartCommitmentPurchaseAnalysis
        StartCostAllocationTagBackfill UpdateCostAllocationTagsStatus UpdatePreferences UpdateReport
    `,
    cloudfront: `
        CreateAnycastIpList CreateCachePolicy CreateCloudFrontOriginAccessIdentity CreateConnectionFunction
        CreateConnectionGroup CreateContinuousDeploymentPolicy CreateDistribution CreateDistributionTenant
        CreateFieldLevelEncryptionConfig CreateFieldLevelEncryptionProfile CreateFunction CreateKeyGroup
        CreateKeyValueStore CreateOriginAccessControl CreateOriginRequestPolicy CreatePublicKey
        CreateRealtimeLogConfig CreateResponseHeadersPolicy CreateStreamingDistribution
        CreateStreamingDistributionWithTags CreateTrustStore CreateVpcOrigin DeleteKeyGroup DeletePublicKey
        GetKeyGroup GetKeyGroupConfig GetPublicKey GetPublicKeyConfig UpdateFieldLevelEncryptionConfig UpdateKeyGroup
        UpdatePublicKey
    `,
    cloudtrail: `
        GetImport LookupEvents SearchSampleQueries StartImport StopImport
    `,
    cloudwatch: `
        AssumeAccessProfile BatchGetServiceLevelIndicatorReport CallWithBearerToken CreateAccessGrant
        CreateAccessProfile CreateAlert CreateDomain CreateIngestionEndpoint CreateIntegration CreateOmniDashboard
        CreateOmniThread CreateOneTimeDeepLinkCode CreateServiceLevelObjective CreateSpace CreateView
        DeleteAnomalyDetector DeleteOmniThread EnableTopologyDiscovery GenerateQuery GenerateQueryResultsSummary
        GetAgentGraph GetContextGraph GetIntelligenceConfiguration GetMetricStatistics GetMetricWidgetImage
        GetOTelEnrichment GetOmniThread GetPreferences GetRecords GetSpaceCredentials GetTelemetryQueryResults
        GetTopologyDiscoveryStatus GetTopologyMap InvokeIntegration Link PutAnomalyDetector
        PutIntelligenceConfiguration PutManagedInsightRules QueryTraces SearchPrincipals StartOTelEnrichment
        StartOmniThreadSession StartTelemetryQuery StartTelemetryQuerySession StopOTelEnrichment StopTelemetryQuery
        StopTelemetryQuerySession SubmitFeedback UpdateOmniThread UpdatePreferences
    `,
    "cognito-identity": `
        CreateIdentityPool DeleteIdentities GetCredentialsForIdentity GetId GetOpenIdToken SetIdentityPoolRoles
        SetPrincipalTagAttributeMap UnlinkIdentity
    `,
    "cognito-idp": `
        AssociateSoftwareToken ChangePassword ConfirmDevice ConfirmForgotPassword ConfirmSignUp CreateUserPool
        DeleteUser DeleteUserAttributes ForgetDevice ForgotPassword GetDevice GetProvisionedLimit
        GetTokensFromRefreshToken GetUser GetUserAttributeVerificationCode GlobalSignOut InitiateAuth
        ResendConfirmationCode RespondToAuthChallenge RevokeToken SetUserMFAPreference SetUserSettings SignUp
        UpdateDeviceStatus UpdateProvisionedLimit UpdateUserAttributes VerifySoftwareToken VerifyUserAttribute
    `,
    comprehend: `
        BatchDetectDominantLanguage BatchDetectEntities BatchDetectKeyPhrases BatchDetectSentiment BatchDetectSyntax
        BatchDetectTargetedSentiment ContainsPiiEntities DetectDominantLanguage DetectKeyPhrases DetectPiiEntities
        DetectSentiment DetectSyntax DetectTargetedSentiment DetectToxicContent
    `,
    dynamodb: `
        GetAbacStatus PurchaseReservedCapacityOfferings UpdateAbacStatus
    `,
    ec2: `
        AdvertiseByoipCidr AssociateIpamByoasn AssociateTrunkInterface BundleInstance CancelBundleTask
        CancelConversionTask CancelReservedInstancesListing ConfirmProductInstance CreateDefaultSubnet
        CreateDefaultVpc CreateReservedInstancesListing DeleteSubnetCidrReservation DeprovisionByoipCidr
        DeregisterInstanceEventNotificationAttributes DisableAllowedImagesSettings DisableCapacityManager
        DisableEbsEncryptionByDefault DisableImageBlockPublicAccess DisableSnapshotBlockPublicAccess
        DisassociateIpamByoasn DisassociateTrunkInterface EnableAllowedImagesSettings EnableCapacityManager
        EnableEbsEncryptionByDefault EnableImageBlockPublicAccess EnableSnapshotBlockPublicAccess
        ExportTransitGatewayRoutes GetAllowedImagesSettings GetAwsNetworkPerformanceData GetCapacityManagerAttributes
        GetCapacityManagerMetricData GetCapacityManagerMetricDimensions GetCapacityManagerMonitoredTagKeys
        GetDefaultCreditSpecification GetEbsDefaultKmsKeyId GetEbsEncryptionByDefault GetEnabledIpamPolicy
        GetHostReservationPurchasePreview GetImageBlockPublicAccessState GetInstanceMetadataDefaults
        GetInstanceTypesFromInstanceRequirements GetManagedResourceVisibility GetSnapshotBlockPublicAccessState
        GetSpotPlacementScores GetSubnetCidrReservations GetTransitGatewayAttachmentPropagations
        GetTransitGatewayPrefixListReferences GetTransitGatewayRouteTableAssociations
        GetTransitGatewayRouteTablePropagations GetVpnConnectionDeviceTypes ModifyAccountVpcEncryptionControl
        ModifyAvailabilityZoneGroup ModifyDefaultCreditSpecification ModifyEbsDefaultKmsKeyId ModifyIdFormat
        ModifyIdentityIdFormat ModifyInstanceMetadataDefaults ModifyManagedResourceVisibility
        ModifyVpcBlockPublicAccessOptions MoveAddressToVpc ProvisionByoipCidr PurchaseReservedInstancesOffering
        PurchaseScheduledInstances RegisterInstanceEventNotificationAttributes
        ReplaceImageCriteriaInAllowedImagesSettings ResetEbsDefaultKmsKeyId RestoreAddressToClassic
        RunScheduledInstances StartDeclarativePoliciesReport UpdateCapacityManagerMonitoredTagKeys WithdrawByoipCidr
    `,
    ec2messages: `
        AcknowledgeMessage DeleteMessage FailMessage GetEndpoint GetMessages SendReply
    `,
    ecr: `
        CreatePullThroughCacheRule CreateRepositoryCreationTemplate DeletePullThroughCacheRule DeleteRegistryPolicy
        DeleteRepositoryCreationTemplate DeleteSigningConfiguration DeregisterPullTimeUpdateExclusion
        GetAccountSetting GetAuthorizationToken GetRegistryPolicy GetRegistryScanningConfiguration
        GetSigningConfiguration PutAccountSetting PutRegistryPolicy PutRegistryScanningConfiguration
        PutReplicationConfiguration PutSigningConfiguration RegisterPullTimeUpdateExclusion UpdatePullThroughCacheRule
        UpdateRepositoryCreationTemplate ValidatePullThroughCacheRule
    `,
    ecs: `
        DeleteAccountSetting DeregisterTaskDefinition DiscoverPollEndpoint PutAccountSetting PutAccountSettingDefault
    `,
    elasticfilesystem: `
        CreateFileSystem PutAccountPreferences
    `,
    elasticloadbalancing: `
        AllowVendedLogDeliveryForResource SetWebAcl
    `,
    events: `
        PutPartnerEvents PutPermission RemovePermission TestEventPattern
    `,
    kinesis: `
        DisableEnhancedMonitoring EnableEnhancedMonitoring UpdateAccountSettings UpdateShardCount UpdateStreamMode
    `,
    kms: `
        ConnectCustomKeyStore CreateCustomKeyStore CreateKey DeleteCustomKeyStore DisconnectCustomKeyStore
        GenerateRandom UpdateCustomKeyStore
    `,
    lambda: `
        ConnectMicrovm CreateCodeSigningConfig CreateEventSourceMapping CreateMicrovmImage GetAccountSettings
        PassNetworkConnector
    `,
    logs: `
        AssociateSourceToS3TableIntegration CallWithBearerToken CancelExportTask CancelImportTask CreateImportTask
        CreateLogDelivery DeleteAccountPolicy DeleteIndexPolicy DeleteIntegration DeleteLogDelivery DeletePipelineRule
        DeleteQueryDefinition DeleteResourcePolicy DisassociateSourceFromS3TableIntegration GetIntegration
        GetLogDelivery GetLogFields GetStorageTierPolicy Link PutAccountPolicy PutIndexPolicy PutIntegration
        PutPipelineRule PutQueryDefinition PutResourcePolicy PutStorageTierPolicy StopLiveTail StopQuery
        TestMetricFilter TestTransformer UpdateLogDelivery
    `,
    polly: `
        GetSpeechSynthesisTask
    `,
    pricing: `
        GetAttributeValues GetPriceListFileUrl GetProducts
    `,
    rds: `
        CancelExportTask CreateDBProxy ModifyCertificates ModifyDBRecommendation ModifyRecommendation
    `,
    rekognition: `
        CompareFaces CreateCollection CreateFaceLivenessSession CreateProject DetectFaces DetectLabels
        DetectProtectiveEquipment DetectText GetCelebrityInfo GetCelebrityRecognition GetContentModeration
        GetFaceDetection GetFaceLivenessSessionResults GetFaceSearch GetLabelDetection GetMediaAnalysisJob
        GetPersonTracking GetSegmentDetection GetTextDetection RecognizeCelebrities StartCelebrityRecognition
        StartContentModeration StartFaceDetection StartFaceLivenessSession StartLabelDetection StartPersonTracking
        StartSegmentDetection StartTextDetection
    `,
    route53: `
        CreateCidrCollection CreateHealthCheck CreateHostedZone CreateReusableDelegationSet CreateTrafficPolicy
        GetAccountLimit GetCheckerIpRanges GetGeoLocation GetHealthCheckCount GetHostedZoneCount
        GetTrafficPolicyInstanceCount TestDNSAnswer
    `,
    s3: `
        CreateJob CreateStorageLensGroup GetAccessPoint GetAccountPublicAccessBlock PutAccessPointPublicAccessBlock
        PutAccountPublicAccessBlock PutStorageLensConfiguration
    `,
    secretsmanager: `
        BatchGetSecretValue GetRandomPassword
    `,
    servicediscovery: `
        CreateHttpNamespace CreatePrivateDnsNamespace CreatePublicDnsNamespace TagResource UntagResource
    `,
    ses: `
        ApplyTrackingConfigurationOverrides CloneReceiptRuleSet CreateConfigurationSetTrackingOptions CreateExportJob
        CreateImportJob CreateMultiRegionEndpoint CreateReceiptFilter CreateReceiptRule CreateReceiptRuleSet
        CreateTemplate DeleteConfigurationSetTrackingOptions DeleteIdentity DeleteIdentityPolicy DeleteReceiptFilter
        DeleteReceiptRule DeleteReceiptRuleSet DeleteTemplate DeleteVerifiedEmailAddress GetAccount
        GetAccountSendingEnabled GetBlacklistReports GetDedicatedIp GetDeliverabilityDashboardOptions
        GetDomainDeliverabilityCampaign GetEmailAddressInsights GetIdentityDkimAttributes
        GetIdentityMailFromDomainAttributes GetIdentityNotificationAttributes GetIdentityPolicies
        GetIdentityVerificationAttributes GetMessageInsights GetSendQuota GetSendStatistics GetTemplate
        PutAccountDedicatedIpWarmupAttributes PutAccountDetails PutAccountPricingAttributes
        PutAccountSendingAttributes PutAccountSuppressionAttributes PutAccountVdmAttributes
        PutDedicatedIpWarmupAttributes PutDeliverabilityDashboardOption PutIdentityPolicy ReorderReceiptRuleSet
        SetActiveReceiptRuleSet SetIdentityDkimEnabled SetIdentityFeedbackForwardingEnabled
        SetIdentityHeadersInNotificationsEnabled SetIdentityMailFromDomain SetIdentityNotificationTopic
        SetReceiptRulePosition TestRenderTemplate UpdateAccountSendingEnabled
        UpdateConfigurationSetReputationMetricsEnabled UpdateConfigurationSetSendingEnabled
        UpdateConfigurationSetTrackingOptions UpdateReceiptRule UpdateTemplate VerifyDomainDkim VerifyDomainIdentity
        VerifyEmailAddress VerifyEmailIdentity
    `,
    sns: `
        CheckIfPhoneNumberIsOptedOut CreatePlatformApplication CreatePlatformEndpoint CreateSMSSandboxPhoneNumber
        DeleteEndpoint DeletePlatformApplication DeleteSMSSandboxPhoneNumber GetEndpointAttributes
        GetPlatformApplicationAttributes GetSMSAttributes GetSMSSandboxAccountStatus OptInPhoneNumber
        SetEndpointAttributes SetPlatformApplicationAttributes SetSMSAttributes VerifySMSSandboxPhoneNumber
    `,
    ssm: `
        CancelCommand CreateActivation CreateMaintenanceWindow CreateOpsItem CreateOpsMetadata CreatePatchBaseline
        DeleteActivation DeleteInventory ExecuteAPI GetCommandInvocation GetDeployablePatchSnapshotForInstance
        GetExecutionPreview GetInventory GetInventorySchema GetMaintenanceWindowExecution
        GetMaintenanceWindowExecutionTask GetMaintenanceWindowExecutionTaskInvocation GetManifest
        GetPatchBaselineForPatchGroup PutConfigurePackageResult PutInventory RegisterManagedInstance
        StartExecutionPreview
    `,
    ssmmessages: `
        CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel
    `,
    states: `
        InvokeHTTPEndpoint RevealSecrets SendTaskFailure SendTaskHeartbeat SendTaskSuccess TestState
        ValidateStateMachineDefinition
    `,
    sts: `
        DecodeAuthorizationMessage GetAccessKeyInfo GetCallerIdentity GetServiceBearerToken GetSessionToken
        GetWebIdentityToken TagGetWebIdentityToken
    `,
    synthetics: `
        CreateCanary CreateGroup
    `,
    tag: `
        GetComplianceSummary GetResources GetTagKeys GetTagValues StartReportCreation TagResources UntagResources
    `,
    textract: `
        AnalyzeDocument AnalyzeExpense AnalyzeID CreateAdapter DetectDocumentText GetDocumentAnalysis
        GetDocumentTextDetection GetExpenseAnalysis GetLendingAnalysis GetLendingAnalysisSummary StartDocumentAnalysis
        StartDocumentTextDetection StartExpenseAnalysis StartLendingAnalysis
    `,
    transcribe: `
        CreateCallAnalyticsCategory CreateLanguageModel CreateMedicalVocabulary CreateVocabulary
        CreateVocabularyFilter GetMedicalScribeStream StartCallAnalyticsJob StartCallAnalyticsStreamTranscription
        StartCallAnalyticsStreamTranscriptionWebSocket StartMedicalScribeJob StartMedicalScribeStream
        StartMedicalStreamTranscription StartMedicalStreamTranscriptionWebSocket StartMedicalTranscriptionJob
        StartStreamTranscription StartStreamTranscriptionWebSocket StartTranscriptionJob TagResource UntagResource
    `,
    translate: `
        StopTextTranslationJob
    `,
    wafv2: `
        CheckCapacity CreateAPIKey DeleteAPIKey GenerateMobileSdkReleaseUrl GetDecryptedAPIKey GetMobileSdkRelease
        GetRevenueStatistics GetRevenueStatisticsSummary GetRevenueStatisticsTimeSeries
        ValidateNetworkSecurityManagerRuleConfiguration ValidateNetworkSecurityManagerWebACLConfiguration
    `,
    xray: `
        BatchGetTraceSummaryById BatchGetTraces CancelTraceRetrieval DeleteResourcePolicy GetDistinctTraceGraphs
        GetEncryptionConfig GetGroups GetIndexingRules GetInsight GetInsightEvents GetInsightImpactGraph
        GetInsightSummaries GetRetrievedTracesGraph GetSamplingRules GetSamplingStatisticSummaries GetSamplingTargets
        GetServiceGraph GetTimeSeriesServiceStatistics GetTraceGraph GetTraceSegmentDestination GetTraceSummaries Link
        PutEncryptionConfig PutResourcePolicy PutSpans PutSpansForIndexing PutTelemetryRecords PutTraceSegments
        StartTraceRetrieval UpdateIndexingRule UpdateTraceSegmentDestination
    `,
};

/**
 * Actions for which a resource is optional: without it, which is how apps mostly ask, AWS compares with `*`.
 * The same source.
 */
const OPTIONAL_RESOURCE: Readonly<Record<string, string>> = {
    ce: `
        GetAnomalies GetCostAndUsage GetCostAndUsageWithResources GetCostCategories GetCostForecast GetDimensionValues
        GetSavingsPlansCoverage GetSavingsPlansUtilization GetTags GetUsageForecast
    `,
    comprehend: `
        ClassifyDocument DetectEntities
    `,
    polly: `
        StartSpeechSynthesisTask SynthesizeSpeech
    `,
    transcribe: `
        StartStreamTranscription StartTranscriptionJob
    `,
    translate: `
        TranslateDocument TranslateText
    `,
};

/** In lower case, as AWS compares without regard to case. */
const unlimited = new Set(
    [WITHOUT_RESOURCE, OPTIONAL_RESOURCE].flatMap(Object.entries<string>).flatMap(([service, names]) =>
        names
            .trim()
            .split(/\s+/)
            .map((name) => `${service}:${name}`.toLowerCase()),
    ),
);

/** Whether AWS cannot limit an action to resources. A pattern can always be written out. */
export function cannotBeLimited(action: string): boolean {
    return unlimited.has(action.toLowerCase());
}
