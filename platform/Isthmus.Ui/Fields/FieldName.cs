using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace Isthmus.Ui;

/// <summary>The name of a form value from the expression that binds it: <c>() => Input.Lines[2].Name</c> is <c>Input.Lines[2].Name</c>.</summary>
internal static class FieldName
{
    public static string Of(LambdaExpression expression)
    {
        var parts = new Stack<string>();
        var node = expression.Body;
        while (true)
        {
            switch (node)
            {
                case UnaryExpression { NodeType: ExpressionType.Convert } convert:
                    node = convert.Operand;
                    continue;
                case MemberExpression member:
                    // "this" and closures are constants: the member on them is the first part.
                    parts.Push((member.Expression is null or ConstantExpression ? "" : ".") + member.Member.Name);
                    node = member.Expression;
                    continue;
                case BinaryExpression { NodeType: ExpressionType.ArrayIndex } index:
                    parts.Push(Index(index.Right));
                    node = index.Left;
                    continue;
                case MethodCallExpression { Method.Name: "get_Item", Arguments.Count: 1 } call:
                    parts.Push(Index(call.Arguments[0]));
                    node = call.Object;
                    continue;
                default:
                    return string.Concat(parts);
            }
        }
    }

    public static MemberInfo? MemberOf(LambdaExpression expression) => (expression.Body switch
    {
        UnaryExpression { Operand: MemberExpression m } => m,
        MemberExpression m => m,
        _ => null,
    })?.Member;

    public static string IdOf(string name) => string.Create(name.Length, name, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '-';
        }
    });

    private static string Index(Expression expression)
    {
        var value = Expression.Lambda(expression).Compile(preferInterpretation: true).DynamicInvoke();
        return "[" + Convert.ToString(value, CultureInfo.InvariantCulture) + "]";
    }
}
