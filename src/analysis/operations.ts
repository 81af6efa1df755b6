import { type BinaryExpression, type Node, SyntaxKind } from '../compiler/index.ts';

/**
 * About how many nanoseconds one operation takes once V8 has compiled it. Orders of magnitude on a machine of today:
 * they tell work that matters from work that does not, and say nothing finer.
 */
export function operationNs(node: Node): number {
  switch (node.kind) {
    case SyntaxKind.BinaryExpression:
      return binaryNs((node as BinaryExpression).operatorToken.kind);
    case SyntaxKind.PrefixUnaryExpression:
    case SyntaxKind.PostfixUnaryExpression:
    case SyntaxKind.PropertyAccessExpression:
    case SyntaxKind.ConditionalExpression:
    case SyntaxKind.IfStatement:
      return 0.5;
    case SyntaxKind.ElementAccessExpression:
      return 1;
    case SyntaxKind.TemplateExpression:
      return 40;
    case SyntaxKind.ArrayLiteralExpression:
    case SyntaxKind.ObjectLiteralExpression:
      return 15;
    case SyntaxKind.ArrowFunction:
    case SyntaxKind.FunctionExpression:
      return 10;
    case SyntaxKind.NewExpression:
      return 20;
    case SyntaxKind.CallExpression:
    case SyntaxKind.TaggedTemplateExpression:
      return 3;
    case SyntaxKind.RegularExpressionLiteral:
    case SyntaxKind.DeleteExpression:
      return 20;
    case SyntaxKind.AwaitExpression:
    case SyntaxKind.YieldExpression:
      return 100;
    default:
      return 0;
  }
}

function binaryNs(operator: SyntaxKind): number {
  switch (operator) {
    case SyntaxKind.PercentToken:
    case SyntaxKind.SlashToken:
    case SyntaxKind.PercentEqualsToken:
    case SyntaxKind.SlashEqualsToken:
      return 3;
    case SyntaxKind.AsteriskAsteriskToken:
    case SyntaxKind.AsteriskAsteriskEqualsToken:
      return 15;
    case SyntaxKind.InKeyword:
    case SyntaxKind.InstanceOfKeyword:
      return 5;
    default:
      return 0.7;
  }
}
