import assert from 'node:assert/strict';
import { definePackage, light } from '../../../src/catalog/package.ts';
import { PackageCatalog } from '../../../src/catalog/packageCatalog.ts';

const facts = { version: '1.0.0', source: 'example.org' };

describe('PackageCatalog', () => {
  it('takes a module that is called for its default export', () => {
    const catalog = new PackageCatalog([definePackage({ ...facts, name: 'resize' }, [['default', light]])]);
    assert.equal(catalog.lookUp('resize', '*')?.name, 'default');
  });

  it('names what is called, where a pattern stands for many', () => {
    const catalog = new PackageCatalog([definePackage({ ...facts, name: 'browser' }, [['*.launch', light]])]);
    assert.equal(catalog.lookUp('browser', 'chromium.launch')?.name, 'chromium.launch');
    assert.equal(catalog.lookUp('browser', 'launch'), undefined);
  });

  it('finds methods that are declared as functions, after exports of the same name', () => {
    const catalog = new PackageCatalog([
      definePackage({ ...facts, name: 'tree', declaredAs: { '': 'Tree' } }, [
        ['load Tree.text Tree.load', light],
      ]),
    ]);
    assert.equal(catalog.lookUp('tree', 'text')?.name, 'Tree.text');
    assert.equal(catalog.lookUp('tree', 'load')?.name, 'load');
    assert.equal(catalog.lookUp('tree', 'Branch.text'), undefined);
  });
});
