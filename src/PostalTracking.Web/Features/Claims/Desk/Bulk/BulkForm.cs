using System.Globalization;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Desk.Bulk;

/// <summary>What can be done to many claims at once. Each has its words: <c>Bulk.{name}</c>.</summary>
internal enum BulkAct
{
    Assign,
    Message,
    Hold,

    /// <summary>Something on the checklist is not needed.</summary>
    Waive,
}

/// <summary>A claim as it was looked at.</summary>
internal sealed record ClaimMark(string Number, int Version)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Version}");

    public static ClaimMark? Parse(string? text) => text?.Split(':') is [var number, var version]
        && ClaimDigits.TryParse(number, out var parsed)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? new(parsed, seen)
            : null;
}

/// <summary>What is to be done, to which claims.</summary>
internal sealed class BulkForm
{
    /// <summary>More in one go would be more than anybody looks through.</summary>
    public const int Most = 200;

    public BulkAct? Act { get; set; }

    /// <summary>Null: to nobody.</summary>
    public Guid? Who { get; set; }

    public string? Text { get; set; }

    public Guid? Canned { get; set; }

    public ClaimReason? Reason { get; set; }

    public EvidenceKind? Kind { get; set; }

    /// <summary>As <see cref="ClaimMark"/> writes them.</summary>
    public List<string> Claims { get; set; } = [];

    public string? Words => string.IsNullOrWhiteSpace(Text) ? null : Text.Trim() is { Length: > WriteMessage.Longest } longer
        ? longer[..WriteMessage.Longest]
        : Text.Trim();

    public IReadOnlyList<ClaimMark> Marks =>
        [.. Claims.Select(ClaimMark.Parse).OfType<ClaimMark>().DistinctBy(mark => mark.Number).Take(Most)];

    /// <summary>Something without which nothing can be done; its words: <c>Bulk.Missing.{name}</c>.</summary>
    public string? Missing => Act switch
    {
        null => "Act",
        _ when Marks.Count == 0 => "Claims",
        BulkAct.Message when Words is null && Canned is null => "Text",
        BulkAct.Hold when Reason is not { } reason || !ClaimReasons.For(ClaimStatus.OnHold).Contains(reason) => "Reason",
        BulkAct.Waive when Kind is null => "Kind",
        _ => null,
    };
}
