using System.Globalization;
using System.Resources;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// One thing that can go wrong, as the API names it for ever: <c>/problems/{slug}</c>. Its sentences are
/// <c>{slug}.title</c> and <c>{slug}.detail</c> in <paramref name="Texts"/>. A feature defines its own kinds beside its code.
/// </summary>
internal sealed record ProblemKind(string Slug, int Status, ResourceManager Texts)
{
    private static readonly ResourceManager Shared =
        new("PostalTracking.Web.Hosting.Problems.ProblemTexts", typeof(ProblemKind).Assembly);

    public static ProblemKind Validation { get; } = new("validation", 400, Shared);

    public static ProblemKind BadRequest { get; } = new("bad-request", 400, Shared);

    public static ProblemKind MalformedJson { get; } = new("malformed-json", 400, Shared);

    /// <summary>{0}: what was given.</summary>
    public static ProblemKind MalformedTrackNumber { get; } = new("malformed-track-number", 400, Shared);

    /// <summary>{0}: the number; extension <c>suggestions</c>.</summary>
    public static ProblemKind CheckDigit { get; } = new("check-digit", 422, Shared);

    /// <summary>{0}: how many were sent, {1}: how many may be.</summary>
    public static ProblemKind TooMany { get; } = new("too-many", 400, Shared);

    /// <summary>{0}: the order's value in USD, as decimal.</summary>
    public static ProblemKind SrmValue { get; } = new("srm-value", 422, Shared);

    public static ProblemKind Unauthorized { get; } = new("unauthorized", 401, Shared);

    public static ProblemKind Forbidden { get; } = new("forbidden", 403, Shared);

    public static ProblemKind NotFound { get; } = new("not-found", 404, Shared);

    public static ProblemKind MethodNotAllowed { get; } = new("method-not-allowed", 405, Shared);

    public static ProblemKind RequestTimeout { get; } = new("request-timeout", 408, Shared);

    public static ProblemKind PayloadTooLarge { get; } = new("payload-too-large", 413, Shared);

    public static ProblemKind UnsupportedMediaType { get; } = new("unsupported-media-type", 415, Shared);

    /// <summary>{0}: seconds to wait.</summary>
    public static ProblemKind RateLimited { get; } = new("rate-limited", 429, Shared);

    /// <summary>{0}: the longest key.</summary>
    public static ProblemKind IdempotencyKeyRequired { get; } = new("idempotency-key-required", 400, Shared);

    public static ProblemKind IdempotencyMismatch { get; } = new("idempotency-mismatch", 422, Shared);

    public static ProblemKind IdempotencyRunning { get; } = new("idempotency-running", 409, Shared);

    public static ProblemKind Unavailable { get; } = new("unavailable", 503, Shared);

    public static ProblemKind Internal { get; } = new("internal", 500, Shared);

    public string Type => $"/problems/{Slug}";

    /// <summary>What an answer with this status and no body of its own means.</summary>
    public static ProblemKind OfStatus(int status) => status switch
    {
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        408 => RequestTimeout,
        413 => PayloadTooLarge,
        415 => UnsupportedMediaType,
        429 => RateLimited,
        503 => Unavailable,
        < 500 => BadRequest with { Status = status },
        _ => Internal with { Status = status },
    };

    public string Text(string part, CultureInfo culture) =>
        Texts.GetString($"{Slug}.{part}", culture) ?? throw new MissingManifestResourceException($"No text '{Slug}.{part}'.");
}
