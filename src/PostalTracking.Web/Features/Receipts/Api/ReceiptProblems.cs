using System.Resources;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Receipts.Api;

/// <summary>Why there is no statement.</summary>
internal static class ReceiptProblems
{
    private static readonly ResourceManager Texts = new(typeof(ReceiptProblems).FullName!, typeof(ReceiptProblems).Assembly);

    /// <summary>{0}: the number.</summary>
    public static ProblemKind NotReceived { get; } = new("not-received", 404, Texts);
}
