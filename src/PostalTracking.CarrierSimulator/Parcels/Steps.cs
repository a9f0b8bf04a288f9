namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>
/// Counting in steps: a step is an operation of the post, or, where a life has none, a trace of Cainiao's.
/// </summary>
internal static class Steps
{
    /// <summary>
    /// How many happenings are told once <paramref name="steps"/> more are, when <paramref name="told"/> of them were.
    /// The traces before an operation come with it, those after the last operation too; zero steps tell what comes before dispatch.
    /// </summary>
    public static int Through(IReadOnlyList<Happening> happenings, int told, int steps)
    {
        var hasOperations = happenings.Any(h => h.Operation is not null);
        var stops = Enumerable.Range(told, happenings.Count - told)
            .Where(i => !hasOperations || happenings[i].Operation is not null)
            .ToList();

        if (steps <= 0)
        {
            return Math.Max(told, happenings.TakeWhile(h => h.Share < 0).Count());
        }

        return steps >= stops.Count ? happenings.Count : stops[steps - 1] + 1;
    }
}
