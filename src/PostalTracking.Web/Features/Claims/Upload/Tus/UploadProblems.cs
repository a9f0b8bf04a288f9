using Microsoft.AspNetCore.Http.HttpResults;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>What can be wrong with an upload.</summary>
internal static class UploadProblems
{
    /// <summary>{0}: the version we speak.</summary>
    public static ProblemKind Version { get; } = Of("upload-version", StatusCodes.Status412PreconditionFailed);

    /// <summary>{0}: what was given, {1}: what is there.</summary>
    public static ProblemKind Offset { get; } = Of("upload-offset", StatusCodes.Status409Conflict);

    public static ProblemKind Busy { get; } = Of("upload-busy", StatusCodes.Status423Locked);

    public static ProblemKind Gone { get; } = Of("upload-gone", StatusCodes.Status410Gone);

    /// <summary>{0}: megabytes that a file may have.</summary>
    public static ProblemKind TooLarge { get; } = Of("upload-too-large", StatusCodes.Status413PayloadTooLarge);

    /// <summary>More than was announced.</summary>
    public static ProblemKind TooLong { get; } = Of("upload-too-long", StatusCodes.Status413PayloadTooLarge);

    public static ProblemKind ClaimQuota { get; } = Of("evidence-claim-quota", StatusCodes.Status413PayloadTooLarge);

    public static ProblemKind DailyQuota { get; } = Of("evidence-daily-quota", StatusCodes.Status413PayloadTooLarge);

    public static ProblemKind FileType { get; } = Of("evidence-type", StatusCodes.Status415UnsupportedMediaType);

    public static ProblemKind PartType { get; } = Of("upload-part-type", StatusCodes.Status415UnsupportedMediaType);

    /// <summary>As the protocol numbers it.</summary>
    public static ProblemKind Checksum { get; } = Of("upload-checksum", 460);

    public static ProblemKind ClaimEnded { get; } = Of("evidence-claim-ended", StatusCodes.Status409Conflict);

    /// <summary>The page was open for too long, or is another site's.</summary>
    public static ProblemKind PageExpired { get; } = Of("evidence-page-expired", StatusCodes.Status403Forbidden);

    public static ProblemKind Kept { get; } = Of("evidence-kept", StatusCodes.Status409Conflict);

    public static ProblemKind NotReady { get; } = Of("evidence-not-ready", StatusCodes.Status409Conflict);

    /// <summary>400, about one header, by a sentence of EvidenceTexts.</summary>
    public static ProblemHttpResult Header(HttpContext context, string header, string sentence) => Problems.Validation(
        context,
        new Dictionary<string, string[]> { [header] = [EvidenceTexts.Words.For($"Header.{sentence}", context.Language())] });

    private static ProblemKind Of(string slug, int status) => new(slug, status, EvidenceTexts.Sentences);
}
