namespace PostalTracking.Web.Features.Tracking.Polling;

/// <summary>How often a carrier lets itself be asked.</summary>
/// <param name="PerDay">Single questions a day in Moscow, by all instances together; null: as many as there are.</param>
/// <param name="BatchAnswersAfter">How soon it answers about many numbers at once; null: it does not.</param>
internal sealed record CarrierBudget(int? PerDay, TimeSpan? BatchAnswersAfter)
{
    public static CarrierBudget None { get; } = new(null, null);

    // The clocks of Moscow have not been changed since 2014; the post counts its days by them.
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public bool HasBatch => BatchAnswersAfter is not null;

    /// <summary>A number for the statements that compare, where there is no limit.</summary>
    public int Limit => PerDay ?? int.MaxValue / 2;

    /// <summary>The part of it for numbers nobody knows, or for another use that has a share of its own.</summary>
    public int Part(double share) => (int)(Limit * share);

    /// <summary>The day whose budget a question at this moment is taken from.</summary>
    public static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(Moscow).DateTime);

    /// <summary>When the next day's budget begins.</summary>
    public static DateTimeOffset NextDay(DateTimeOffset now) =>
        new DateTimeOffset(Day(now).AddDays(1).ToDateTime(TimeOnly.MinValue), Moscow).ToUniversalTime();
}
