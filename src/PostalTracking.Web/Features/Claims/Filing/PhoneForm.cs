using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Counter;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>The one screen as it was filled in.</summary>
[ValidateNever]
internal sealed class PhoneForm
{
    /// <summary>As the caller named it.</summary>
    public string? NamedPolicy { get; set; }

    /// <summary>Roubles paid for the parcel, as the caller named them.</summary>
    public string? NamedSum { get; set; }

    /// <summary>As the API names it.</summary>
    public string? Circumstance { get; set; }

    public string? Description { get; set; }

    public Dictionary<string, string?> Answers { get; set; } = [];

    /// <summary>Roubles as typed; empty: all that is left.</summary>
    public string? Amount { get; set; }

    /// <summary>The caller's: ru, en or zh.</summary>
    public string Language { get; set; } = "ru";

    /// <summary>The caller named what only the buyer has on paper.</summary>
    public bool IsCallerOf(Policy policy) =>
        PolicyDigits.TryParse(NamedPolicy, out var number) && number == policy.PolicyNumber
        && TypedSum.Read(NamedSum, out var kopecks) is null && kopecks == policy.CoverLimit;

    /// <param name="wrong">Field → key of its sentence in <see cref="FilingTexts"/>.</param>
    public ClaimFacts? Read(long left, DateOnly today, Dictionary<string, string> wrong)
    {
        var asked = left;
        if (!string.IsNullOrWhiteSpace(Amount) && TypedSum.Read(Amount, out asked) is { } problem)
        {
            wrong["amount"] = $"Wrong.Sum.{problem}";
        }
        else if (asked > left || left == 0)
        {
            wrong["amount"] = "Wrong.SumAboveLeft";
        }

        if (Circumstances.Parse(Circumstance) is not { } circumstance)
        {
            wrong["circumstance"] = "Wrong.Circumstance";
            return null;
        }

        var told = TypedStory.Read(circumstance, Description, Answers, today);
        foreach (var (field, key) in told.Wrong)
        {
            wrong[field] = key;
        }

        return wrong.Count > 0 ? null : new(circumstance, told.Description, asked, told.Answers);
    }
}
