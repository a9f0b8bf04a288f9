using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.BrowserTests.Counter;

/// <summary>A clerk at the counter: signs in, opens a shift, scans.</summary>
internal static class CounterVisit
{
    private const string Office = "390000";

    private static int _serial = 20_000;

    private static IReadOnlyList<Cookie> _cookies = [];

    /// <summary>With the cookies of a demo account that signed in through the real pages.</summary>
    public static async Task SignInAsync(this Visitor visitor, House house, string userName)
    {
        await visitor.GoAsync("/staff");
        await visitor.Page.Locator("[name=UserName]").FillAsync(userName);
        await visitor.Page.Locator("[name=Password]").FillAsync(DemoStaff.Password);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/staff/code**");
        await visitor.Page.Locator("[name=Code]").FillAsync(await house.App.CodeAsync(userName));
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/staff");
    }

    /// <summary>At the counter, with a shift open: the clerk's own, or a new one. Signs in once a run.</summary>
    public static async Task OpenCounterAsync(this Visitor visitor, House house)
    {
        await visitor.Context.AddCookiesAsync(_cookies);
        await visitor.GoAsync("/counter");
        if (new Uri(visitor.Page.Url).AbsolutePath != "/counter")
        {
            await visitor.SignInAsync(house, "ivanova");
            _cookies = [.. (await visitor.Context.CookiesAsync()).Select(one => new Cookie
            {
                Name = one.Name, Value = one.Value, Url = house.Address.ToString(), HttpOnly = true, SameSite = one.SameSite,
            })];
            await visitor.GoAsync("/counter");
        }

        if (await visitor.Page.Locator("#cash").CountAsync() > 0)
        {
            await visitor.Page.Locator("#cash").FillAsync("1 500,50");
            await visitor.Page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(visitor.Page.Locator("#number")).ToBeFocusedAsync(new() { Timeout = 20_000 });
    }

    /// <summary>Scans a parcel and waits for the question whether the buyer agrees, and for the page to listen to keys.</summary>
    public static async Task OfferAsync(this IPage page, string number, string? suffix = "Enter", bool russian = false)
    {
        await page.ScanAsync(number, suffix, russian);
        await Assertions.Expect(page.Locator("[aria-current=step]")).ToContainTextAsync("Согласие покупателя", new() { Timeout = 20_000 });
        await page.LoadedAsync();
    }

    /// <summary>A parcel that has arrived at the clerk's office, as a partner and the post tell of it.</summary>
    /// <param name="cod">Kopecks; null: nobody names a sum.</param>
    public static async Task<string> ArrivedAsync(
        this House house, long? cod = 2_499_00, string office = Office, string? sender = "ООО «Ромашка», Казань", string? number = null)
    {
        number ??= NewNumber();
        await house.SendAsync("/api/v1/shipments", new
        {
            shipments = new[]
            {
                new
                {
                    trackNumber = number,
                    cod = cod is { } sum ? new { amount = sum, currency = "RUB" } : null,
                    sender = sender is null ? null : new { id = "shop-1", name = sender },
                    recipientPhoneLast4 = "4567",
                },
            },
        });
        await house.HappenedAsync(number, "8/2", office, TimeSpan.FromHours(5));
        return number;
    }

    public static Task HappenedAsync(this House house, string number, string code, string office, TimeSpan ago) => house.SendAsync(
        "/api/v1/events",
        new
        {
            events = new[]
            {
                new
                {
                    trackNumber = number,
                    occurredAt = TimeProvider.System.GetUtcNow() - ago,
                    code,
                    carrier = "russian-post",
                    postalCode = office,
                },
            },
        });

    public static string NewNumber()
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"39000026{Interlocked.Increment(ref _serial):D5}");
        return Enumerable.Range(0, 10).Select(digit => $"{body}{digit}").Single(number => TrackNumber.Parse(number).CheckDigitHolds);
    }

    public static string NewS10()
    {
        var serial = Interlocked.Increment(ref _serial);
        return Enumerable.Range(0, 10).Select(digit => $"RA{serial:D8}{digit}RU").Single(
            number => TrackNumber.Parse(number).CheckDigitHolds);
    }

    /// <summary>How many policies the parcel has had.</summary>
    public static async Task<long> PoliciesAsync(this House house, string number)
    {
        await using var count = house.App.Database.CreateCommand("select count(*) from policy where track_number = $1");
        count.Parameters.AddWithValue(number);
        return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>
    /// Waits until the page and its modules are loaded, and so listens to keys. Asked of the page itself: the browser's driver has been seen
    /// to miss the event of a page that was loaded at once after another.
    /// </summary>
    public static Task LoadedAsync(this IPage page) => page.EvaluateAsync(
        "document.readyState === 'complete' || new Promise(loaded => addEventListener('load', () => loaded(true)))");

    /// <summary>
    /// What a wedge scanner does: keys down and up by their places on the keyboard, ten milliseconds apart, whatever layout is on.
    /// The times are the events' own, so that a busy machine does not turn a scanner into a slow typist.
    /// </summary>
    /// <param name="suffix">Enter, Tab or nothing.</param>
    /// <param name="pace">Between two keys.</param>
    public static async Task ScanAsync(this IPage page, string number, string? suffix = "Enter", bool russian = false, double pace = 0.010)
    {
        await page.LoadedAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        foreach (var key in number)
        {
            at += pace;
            var letter = russian && char.IsLetter(key) ? Cyrillic(key) : key;
            await PressAsync(session, char.IsDigit(key) ? $"Digit{key}" : $"Key{key}", letter.ToString(), letter.ToString(), key, at);
        }

        if (suffix is not null)
        {
            await PressAsync(session, suffix, suffix, suffix == "Enter" ? "\r" : null, suffix == "Enter" ? 13 : 9, at + pace);
        }

        await session.DetachAsync();
    }

    private static async Task PressAsync(ICDPSession session, string code, string key, string? text, int virtualKey, double at)
    {
        var press = new Dictionary<string, object>
        {
            ["type"] = text is null ? "rawKeyDown" : "keyDown",
            ["code"] = code,
            ["key"] = key,
            ["windowsVirtualKeyCode"] = virtualKey,
            ["timestamp"] = at,
        };
        if (text is not null)
        {
            press["text"] = text;
        }

        await session.SendAsync("Input.dispatchKeyEvent", press);
        await session.SendAsync("Input.dispatchKeyEvent", new()
        {
            ["type"] = "keyUp",
            ["code"] = code,
            ["key"] = key,
            ["windowsVirtualKeyCode"] = virtualKey,
            ["timestamp"] = at + 0.004,
        });
    }

    // ЙЦУКЕН by the places of QWERTY.
    private static char Cyrillic(char key) => "ФИСВУАПРШОЛДЬТЩЗЙКЫЕГМЦЧНЯ"[key - 'A'];

    private static async Task SendAsync(this House house, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Headers = { Authorization = new("Bearer", DemoKeys.Partner) },
            Content = JsonContent.Create(body),
        };
        using var answer = await house.App.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
