using System.Resources;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads;

/// <summary>What can be wrong with a row of a table, besides what is in it.</summary>
internal static class UploadProblems
{
    private static readonly ResourceManager Texts = new(typeof(UploadTexts));

    public static ProblemKind OpenQuote { get; } = new("open-quote", 400, Texts);

    /// <summary>{0}: the row's, {1}: the header's.</summary>
    public static ProblemKind TooManyCells { get; } = new("too-many-cells", 400, Texts);
}
