namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>The question for a sum that neither the post nor the sender names.</summary>
internal sealed record CodQuestion(string Number, string? Typed, bool IsScanned, SumProblem? Problem);
