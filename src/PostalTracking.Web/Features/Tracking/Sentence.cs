namespace PostalTracking.Web.Features.Tracking;

/// <summary>A sentence with one part that must not be overlooked, a date as a rule.</summary>
internal sealed record Sentence(string Before, string Strong = "", string After = "")
{
    /// <summary>A text in which <c>{0}</c> stands for the strong part.</summary>
    public static Sentence Of(string text, string strong) =>
        text.Split("{0}", 2) is [var before, var after] ? new(before, strong, after) : new(text);

    public override string ToString() => Before + Strong + After;
}
