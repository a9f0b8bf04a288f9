using System.Reflection;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>What can stand in the audit log. Stored: a name is never changed or used for something else.</summary>
internal static class AuditActions
{
    public const string SignedIn = "session.signed-in";
    public const string SignInRefused = "session.refused";
    public const string SignedOut = "session.signed-out";
    public const string SessionEnded = "session.ended";
    public const string ScreenLocked = "session.locked";
    public const string ScreenUnlocked = "session.unlocked";
    public const string UnlockRefused = "session.unlock-refused";

    public const string PasswordChanged = "credentials.password-changed";
    public const string PinChanged = "credentials.pin-changed";
    public const string TotpSet = "credentials.totp-set";
    public const string PasskeyAdded = "credentials.passkey-added";
    public const string PasskeyRemoved = "credentials.passkey-removed";
    public const string RecoveryUsed = "credentials.recovery-used";

    public const string FirstAdministrator = "account.first-administrator";
    public const string AccountCreated = "account.created";
    public const string AccountChanged = "account.changed";
    public const string AccountDisabled = "account.disabled";
    public const string AccountEnabled = "account.enabled";
    public const string AccountInvited = "account.invited";
    public const string InvitationUsed = "account.invitation-used";
    public const string SessionsEnded = "account.sessions-ended";
    public const string SecondFactorReset = "account.second-factor-reset";

    public const string PartnerCreated = "partner.created";
    public const string PartnerMemberInvited = "partner.member-invited";
    public const string PartnerMemberChanged = "partner.member-changed";
    public const string PartnerMemberDisabled = "partner.member-disabled";
    public const string PartnerMemberEnabled = "partner.member-enabled";
    public const string PartnerMemberSecondFactorReset = "partner.member-second-factor-reset";
    public const string PartnerKeyIssued = "partner.key-issued";
    public const string PartnerKeyRevoked = "partner.key-revoked";
    public const string PartnerParcelsExported = "partner.parcels-exported";
    public const string PartnerQualityExported = "partner.quality-exported";

    public const string PolicyRead = "policy.read";
    public const string PolicySold = "policy.sold";
    public const string PolicyVoided = "policy.voided";
    public const string PolicyRefunded = "policy.refunded";
    public const string PolicyPrinted = "policy.printed";
    public const string BuyerAccessRenewed = "policy.access-renewed";

    public const string ShiftOpened = "shift.opened";
    public const string ShiftCounted = "shift.counted";
    public const string ShiftClosed = "shift.closed";
    public const string DifferenceApproved = "shift.difference-approved";
    public const string JournalRead = "shift.journal-read";
    public const string JournalDisputed = "shift.journal-disputed";

    public const string SenderRead = "sender.read";
    public const string SenderTraitsEntered = "sender.traits-entered";
    public const string SenderTraitRemoved = "sender.trait-removed";
    public const string SenderJoined = "sender.joined";
    public const string SenderTraitCut = "sender.trait-cut";
    public const string SenderDecisionUndone = "sender.decision-undone";
    public const string SenderAppealRead = "sender.appeal-read";
    public const string SenderAppealDecided = "sender.appeal-decided";

    public const string ClaimRead = "claim.read";
    public const string ClaimMoved = "claim.moved";
    public const string ClaimWritten = "claim.written";
    public const string ClaimEvidence = "claim.evidence";
    public const string ClaimLetter = "claim.letter";
    public const string ClaimMoney = "claim.money";
    public const string ClaimAssigned = "claim.assigned";
    public const string CalendarChanged = "calendar.changed";

    public const string LetterTemplateSaved = "letter.template-saved";
    public const string CorrespondentChanged = "letter.correspondent-changed";
    public const string BanksExported = "letter.banks-exported";

    public const string PayeeKept = "payout.payee-kept";
    public const string PayeeRead = "payout.payee-read";
    public const string PayoutsExported = "payout.exported";
    public const string PayoutFileRead = "payout.file-read";

    public const string EvidenceViewed = "evidence.viewed";

    public const string CallerVerified = "claim.caller-verified";
    public const string CallerRefused = "claim.caller-refused";

    /// <summary>The customer's telephone and address in full.</summary>
    public const string ClaimContactRead = "claim.contact-read";
    public const string CannedTextKept = "canned-text.kept";
    public const string CannedTextRemoved = "canned-text.removed";

    public const string WebhookAdded = "webhook.added";
    public const string WebhookConfirmed = "webhook.confirmed";
    public const string WebhookRotated = "webhook.rotated";
    public const string WebhookEnabled = "webhook.enabled";
    public const string WebhookDisabled = "webhook.disabled";
    public const string WebhookRemoved = "webhook.removed";
    public const string WebhookReplayed = "webhook.replayed";
    public const string UploadReceived = "upload.received";
    public const string UploadRun = "upload.run";
    public const string UploadStopped = "upload.stopped";
    public const string UploadDropped = "upload.dropped";
    public const string ParcelRegistered = "parcel.registered";

    public const string AuditRead = "audit.read";
    public const string AuditVerified = "audit.verified";
    public const string AuditExported = "audit.exported";

    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(AuditActions).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];
}
