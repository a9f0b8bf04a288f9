using System.Resources;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Upload;

/// <summary>What becomes of files, said to whoever sent them: states, verdicts, refusals of the doors.</summary>
internal static class EvidenceTexts
{
    public static ResourceManager Sentences { get; } = new(typeof(EvidenceTexts));

    public static ResourceTexts Words { get; } = new(typeof(EvidenceTexts));

    public static string For(EvidenceState state, string language) => Words.For($"State.{state}", language);

    /// <param name="verdict">Of <see cref="Evidence.Verdict"/>.</param>
    public static string ForVerdict(string verdict, string language) => Words.For($"Verdict.{verdict}", language);
}
