using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Cancel;

/// <summary>Why a policy is not taken back, in words that say what to do.</summary>
internal static class CancelTexts
{
    public static ResourceTexts Words { get; } = new(typeof(CancelTexts));

    public static string For(CancelRefusal refusal, string language) => Words.For($"Refusal.{refusal.Name()}", language);
}
